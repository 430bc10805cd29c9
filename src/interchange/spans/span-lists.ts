import { z } from 'zod'
import { isPlainObject } from '../../lib/json.ts'
import type { ForeignSpan } from './foreign-span.ts'

const offset = z.number().int().nonnegative()
const name = z.string().trim().min(1)

/** doccano: `[start, end, label]`. https://github.com/doccano/doccano */
const triple = z.tuple([offset, offset, name])

/** doccano's and others' objects; Prodigy and spaCy: `{start, end, label}`; Label Studio's `value`: `{start, end, text, labels}`. */
const range = z.object({
  start: offset.optional(),
  end: offset.optional(),
  start_offset: offset.optional(),
  end_offset: offset.optional(),
  begin: offset.optional(),
  label: z.union([name, z.array(name).min(1)]).optional(),
  labels: z.union([name, z.array(name).min(1)]).optional(),
  hypertextlabels: z.array(name).min(1).optional(),
  type: name.optional(),
  tag: name.optional(),
  entity: name.optional(),
  text: z.string().optional(),
  quote: z.string().optional(),
  value: z.string().optional(),
})

/** Label Studio: a task's annotations hold results, of which those with a region of text are tags. https://labelstud.io/guide/export */
const region = z.object({ value: z.looseObject({ start: offset, end: offset }) })
const results = z.object({ result: z.array(z.unknown()), was_cancelled: z.boolean().nullish() })

/** Tags of a note, and how many other things stood in the list. */
export interface SpanList {
  readonly spans: readonly ForeignSpan[]
  /** Relations, choices of the whole note, ratings and the like, and what was passed over: not read. */
  readonly others: number
  /** Tags that lack a start or an end in whole numbers, or a label: not read. */
  readonly broken: number
}

/**
 * The tags in a list of JSON as doccano, Prodigy, spaCy and Label Studio write them; null for what is no such list. An empty list is
 * one, without tags.
 */
export function spanList(value: unknown): SpanList | null {
  if (!Array.isArray(value)) return null
  const spans: ForeignSpan[] = []
  const strange: unknown[] = []
  let others = 0
  let isList = value.length === 0
  for (const one of value) {
    const span = spanOf(one)
    const nested = span === null ? results.safeParse(one) : null
    if (span !== null) spans.push(...span)
    for (const result of nested?.data?.result ?? []) {
      const own = region.safeParse(result)
      // What was passed over is on record, and nobody's word.
      const found = own.success && nested?.data?.was_cancelled !== true ? spanOf(own.data.value) : null
      if (found === null) others += 1
      else spans.push(...found)
    }
    if (span !== null || nested?.success === true) isList = true
    else strange.push(one)
  }
  return isList || strange.every(isMeantAsTag) ? { spans, others, broken: strange.length } : null
}

const meantTriple = z.tuple([z.number(), z.number(), z.string()])
const rangeKeys = [
  ['start', 'start_offset', 'begin'],
  ['end', 'end_offset'],
  ['label', 'labels', 'hypertextlabels', 'entity', 'tag', 'type'],
]

/** Whether something has all that a tag has, whatever the values are: a token has no label. */
function isMeantAsTag(value: unknown): boolean {
  if (meantTriple.safeParse(value).success) return true
  return isPlainObject(value) && rangeKeys.every((keys) => keys.some((key) => Object.hasOwn(value, key)))
}

/** The tags in a cell, which holds such a list as JSON; null for any other cell. */
export function spanCell(cell: string): SpanList | null {
  if (!/^\s*\[/.test(cell)) return null
  try {
    return spanList(JSON.parse(cell))
  } catch {
    return null
  }
}

/** A tag for each of its labels; null for what is no tag. */
function spanOf(value: unknown): readonly ForeignSpan[] | null {
  const flat = triple.safeParse(value)
  if (flat.success) {
    const [start, end, label] = flat.data
    return [{ label, ranges: [{ start, end }], quote: null }]
  }
  const parsed = range.safeParse(value)
  if (!parsed.success) return null
  const { start, start_offset, begin, end, end_offset, text, quote } = parsed.data
  const from = start ?? start_offset ?? begin
  const to = end ?? end_offset
  const { label, labels, hypertextlabels, type, tag, entity } = parsed.data
  const given = label ?? labels ?? hypertextlabels ?? entity ?? tag ?? type
  if (from === undefined || to === undefined || given === undefined) return null
  return [given].flat().map((one) => ({
    label: one,
    ranges: [{ start: from, end: to }],
    quote: text ?? quote ?? parsed.data.value ?? null,
  }))
}
