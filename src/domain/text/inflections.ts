/** Endings of the singular and of the plural, the longest first: Latin and Greek ones as medicine uses them, then English ones. */
const endings: readonly (readonly [singular: string, plural: string])[] = [
  ['pneumothorax', 'pneumothoraces'],
  ['thorax', 'thoraces'],
  ['foot', 'feet'],
  ['tooth', 'teeth'],
  ['ysis', 'yses'],
  ['asis', 'ases'],
  ['osis', 'oses'],
  ['esis', 'eses'],
  ['itis', 'itides'],
  ['oma', 'omata'],
  ['oma', 'omas'],
  ['ium', 'ia'],
  ['ulum', 'ula'],
  ['erium', 'eria'],
  ['ulus', 'uli'],
  ['chus', 'chi'],
  ['bus', 'bi'],
  ['ix', 'ices'],
  ['ex', 'ices'],
  ['ula', 'ulae'],
  ['ura', 'urae'],
  ['bra', 'brae'],
  ['ary', 'aries'],
]

/** The written forms that a word may take as singular and plural, the word itself first. Capitals are kept in what is common. */
export function inflectionsOf(word: string): readonly string[] {
  const forms = new Set([word])
  const lower = word.toLowerCase()
  for (const [singular, plural] of endings) {
    if (lower.endsWith(singular)) forms.add(replaceEnd(word, singular, plural))
    if (lower.endsWith(plural)) forms.add(replaceEnd(word, plural, singular))
  }
  for (const form of english(word, lower)) forms.add(form)
  return [...forms]
}

function replaceEnd(word: string, end: string, by: string): string {
  return word.slice(0, word.length - end.length) + by
}

function english(word: string, lower: string): readonly string[] {
  if (!/\p{L}{3,}$/u.test(lower)) return []
  if (/[^aeiou]ies$/.test(lower)) return [replaceEnd(word, 'ies', 'y')]
  if (/(?:ss|sh|ch|x|z)es$/.test(lower)) return [replaceEnd(word, 'es', '')]
  if (/[^sui]s$/.test(lower)) return [word.slice(0, -1)]
  if (/[^aeiou]y$/.test(lower)) return [replaceEnd(word, 'y', 'ies')]
  if (/(?:ss|sh|ch|x|z)$/.test(lower)) return [`${word}es`]
  return lower.endsWith('s') ? [] : [`${word}s`]
}
