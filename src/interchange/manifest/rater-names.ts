/**
 * Pseudonyms of the raters of a manifest: "Rater 9". A number that is all there is of a rater but a short prefix ("R9", "reader_9", "9") is kept,
 * so that the same reader has the same name in every table of a data set, whenever it is imported; else raters are numbered in the order of their
 * names as text, in which other tables may number them differently.
 */
export function raterNames(raters: Iterable<string>): ReadonlyMap<string, string> {
  const all = [...new Set(raters)].sort(inOrder)
  const numbers = all.map(
    (rater) => /^(?:r|rad|rater|reader|radiologist|annotator)?[ _-]?0*(\d{1,3})$/i.exec(rater)?.[1],
  )
  const areNumbers = numbers.every((number) => number !== undefined) && new Set(numbers).size === all.length
  return new Map(all.map((rater, index) => [rater, `Rater ${areNumbers ? numbers[index] : index + 1}`]))
}

const collator = new Intl.Collator('en', { numeric: true })

function inOrder(one: string, other: string): number {
  return collator.compare(one, other) || (one < other ? -1 : 1)
}
