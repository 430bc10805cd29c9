const words: Readonly<Record<string, string>> = {
  L: 'left',
  R: 'right',
  A: 'front',
  P: 'back',
  H: 'head',
  F: 'feet',
}

/** The directions of a patient that letters stand for (PS3.3 C.7.6.1.1.1), the nearest first: "left and head" for LH. */
export function directionWords(letters: string): string {
  return [...letters].map((letter) => words[letter] ?? letter).join(' and ')
}
