import type { RecordState } from '../log/record-state.ts'
import type { Annotation } from '../records/annotation.ts'
import type { Label } from '../records/label.ts'
import type { Target, TargetOf } from '../records/target.ts'
import { factsOfSlice } from '../stack/stack.ts'
import { sideOfMention } from '../text/side-of-mention.ts'
import { makeSpan, quoteOf } from '../text/span.ts'
import { mayDeriveSide, type Side, unknownSide } from './side.ts'
import { sideOfTarget } from './side-of-target.ts'

/** The side of a new mark, by its place. */
export function sideOfNew(label: Label, itemId: string | null, target: Target, state: RecordState): Side {
  return (label.paired ? sideByPlace(itemId, target, state) : undefined) ?? unknownSide('no-place')
}

/** The side of a mark at its new place; undefined where its side does not come from its place, and stays. */
export function movedSide(annotation: Annotation, target: Target, state: RecordState): Side | undefined {
  const { lateralityBasis } = annotation
  if (lateralityBasis !== 'orientation' && lateralityBasis !== 'view-convention') return undefined
  return sideByPlace(annotation.itemId, target, state)
}

/** The side of a mark under another label; undefined where it stays, since a person or an import gave it. */
export function relabelledSide(annotation: Annotation, label: Label, state: RecordState): Side | undefined {
  if (!mayDeriveSide(annotation)) return undefined
  if (!label.paired) return unknownSide('no-place')
  const { target, itemId, lateralityBasis } = annotation
  // What the note says around the span is not at hand here: a side found by it stays, else the span's own words tell.
  if (target.kind === 'span') return lateralityBasis === 'text' ? undefined : sideOfQuote(target)
  return sideByPlace(itemId, target, state)
}

/** The side that a note gives to what a span of it mentions. */
export function sideOfSpan(text: string, span: TargetOf<'span'>): Side {
  const { laterality } = sideOfMention(text, span)
  return laterality === 'unknown' ? unknownSide('no-words') : { laterality, basis: 'text', detail: 'words' }
}

function sideOfQuote(span: TargetOf<'span'>): Side {
  const quote = quoteOf(span)
  // An empty span, which came in with somebody's data, says nothing.
  if (quote === '') return unknownSide('no-words')
  return sideOfSpan(quote, makeSpan(quote, [{ start: 0, end: quote.length }]))
}

function sideByPlace(itemId: string | null, target: Target, state: RecordState): Side | undefined {
  const item = state.tables.item.get(itemId ?? '')
  if (item === undefined) return undefined
  return sideOfTarget(target, target.kind === 'span' ? item.facts : factsOfSlice(item, target.slice))
}
