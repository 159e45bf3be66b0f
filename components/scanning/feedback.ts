export type Feedback = "accepted" | "refused";

type Tone = { hertz: number; fromS: number; forS: number; form: OscillatorType };

// Far apart in height, length and number, so that they differ in noise and for bad ears.
const TONES: Record<Feedback, Tone[]> = {
  accepted: [{ hertz: 1_568, fromS: 0, forS: 0.09, form: "sine" }],
  refused: [
    { hertz: 220, fromS: 0, forS: 0.2, form: "square" },
    { hertz: 165, fromS: 0.26, forS: 0.34, form: "square" },
  ],
};
const VIBRATIONS: Record<Feedback, number[]> = { accepted: [40], refused: [150, 70, 150] };
const LOUDNESS = 0.25;
const FADE_S = 0.012;

let context: AudioContext | undefined;

/** Browsers give sound only after a touch or key, so the first one opens it. Returns what takes the listeners away. */
export function openSound(): () => void {
  const open = (): void => {
    context ??= new AudioContext();
    void context.resume();
  };
  const listening = new AbortController();
  for (const type of ["pointerdown", "keydown"]) window.addEventListener(type, open, { capture: true, signal: listening.signal });
  return () => listening.abort();
}

/** Says with sound and vibration what the screen says with colour and words. */
export function giveFeedback(feedback: Feedback): void {
  navigator.vibrate?.(VIBRATIONS[feedback]);
  if (context) for (const tone of TONES[feedback]) play(context, tone);
}

function play(audio: AudioContext, { hertz, fromS, forS, form }: Tone): void {
  const start = audio.currentTime + fromS;
  const end = start + forS;
  const oscillator = new OscillatorNode(audio, { type: form, frequency: hertz });
  const gain = new GainNode(audio, { gain: 0 });
  // Without the fade the ends click.
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(LOUDNESS, start + FADE_S);
  gain.gain.setValueAtTime(LOUDNESS, end - FADE_S);
  gain.gain.linearRampToValueAtTime(0, end);
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(start);
  oscillator.stop(end);
}
