const RATE = 8000;
const HEADER = 44;
const SILENCE = 128;
const LOUDNESS = 60;

/** Notes in hertz, a quarter of a second each. */
const notes = [262, 330, 392, 523, 392, 330, 262, 262];

/** A short melody as a WAV file, mono, 8 bits: a recording that every browser plays. */
export function demoMelody(): Uint8Array<ArrayBuffer> {
  const samples = notes.flatMap((hertz) =>
    Array.from({ length: RATE / 4 }, (_, n) => SILENCE + LOUDNESS * Math.sin((2 * Math.PI * hertz * n) / RATE)),
  );
  const bytes = new Uint8Array(HEADER + samples.length);
  const view = new DataView(bytes.buffer);
  const text = (offset: number, word: string): void => bytes.set(new TextEncoder().encode(word), offset);
  text(0, "RIFF");
  view.setUint32(4, bytes.length - 8, true);
  text(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, RATE, true);
  view.setUint32(28, RATE, true);
  view.setUint16(32, 1, true);
  view.setUint16(34, 8, true);
  text(36, "data");
  view.setUint32(40, samples.length, true);
  bytes.set(samples, HEADER);
  return bytes;
}
