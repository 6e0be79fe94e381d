# The hosted demo: page, widget and a local ATS for each visitor, in one process on one port.
#   docker build -t ats-widget-demo .
#   docker run --rm --read-only --tmpfs /tmp:size=1200m -p 8080:8080 ats-widget-demo
# PUBLIC_URL is the origin visitors come to, where a proxy in front does not pass their Host on.

FROM node:22-slim AS build
WORKDIR /app
ENV PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
# By themselves, so that they are installed again only when they change.
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY . .
RUN npx vite build

# What was built needs Node alone: no packages are left to prune.
FROM node:22-slim
WORKDIR /app
ENV NODE_ENV=production PORT=8080
COPY --from=build /app/package.json ./
COPY --from=build /app/dist ./dist
USER node
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=5s \
  CMD ["node", "-e", "fetch(`http://localhost:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/server/start.js"]
