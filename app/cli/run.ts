import { EXIT, Unusable, type Command, type Exit } from './command.ts';
import { plain } from './plain.ts';
import { ats } from './ats.ts';
import { verify } from './verify.ts';

const commands: Record<string, Command> = { verify, ats };

const usage = `Usage: allfeat-ats-component <command> [arguments]

${Object.entries(commands)
  .map(([name, { summary }]) => `  ${name.padEnd(10)}${summary}`)
  .join('\n')}

  <command> --help shows its arguments.`;

const isHelp = (argument: string | undefined) => argument === '--help' || argument === '-h';

export async function run([name, ...args]: string[]): Promise<Exit> {
  const command = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  try {
    if (isHelp(name)) return say(usage);
    if (!command) {
      const missing = name === undefined ? 'Which command?' : `There is no command ${name}.`;
      throw new Unusable(missing, { showUsage: true });
    }
    const options = args.includes('--') ? args.slice(0, args.indexOf('--')) : args;
    return options.some(isHelp) ? say(command.usage) : await command.run(args);
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    console.error(plain(error.message));
    if (error.showUsage) console.error(`\n${command?.usage ?? usage}`);
    return EXIT.unusable;
  }
}

function say(text: string): Exit {
  console.log(text);
  return EXIT.ok;
}
