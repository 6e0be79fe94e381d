const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });

/** Any CSS colour as a colour input takes it: six digits, without its transparency. */
export function asHex(color: string): string {
  if (!canvas) return '#000000';
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = '#000';
  canvas.fillStyle = color;
  canvas.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
