import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arbitraryTextAndRange } from '../../../tests/fixtures/arbitrary-text.ts'
import { createMemorySession, testLabel } from '../../../tests/fixtures/memory-session.ts'
import { createOffsetMap } from '../../../tests/fixtures/offset-map.ts'
import { unwrap } from '../../lib/result.ts'
import { addAnnotation, setTarget } from '../commands/annotation-commands.ts'
import { mergeAnnotations, splitAnnotation } from '../commands/span-commands.ts'
import { annotationSchema } from '../records/annotation.ts'
import type { TargetOf } from '../records/target.ts'
import { sideOfSpan } from '../sides/side-changes.ts'
import { graphemeBoundary, snapToGraphemes, snapToWords } from './snapping.ts'
import { makeSpan, verifySpan } from './span.ts'
import { joinRanges, moveEnd, splitSpan } from './span-edits.ts'

const loneSurrogate = /\p{Surrogate}/u
const label = testLabel('Finding', '#e69f00')

const step = fc.oneof(
  fc.record({ do: fc.constant('create' as const), from: fc.nat(), length: fc.nat(20), snaps: fc.boolean() }),
  fc.record({
    do: fc.constant('move' as const),
    which: fc.nat(),
    end: fc.constantFrom('start' as const, 'end' as const),
    by: fc.constantFrom('character' as const, 'word' as const),
    direction: fc.constantFrom('back' as const, 'on' as const),
  }),
  fc.record({ do: fc.constant('add-fragment' as const), which: fc.nat(), from: fc.nat(), length: fc.nat(20) }),
  fc.record({ do: fc.constant('split' as const), which: fc.nat(), at: fc.nat() }),
  fc.record({ do: fc.constant('merge' as const), which: fc.nat(), other: fc.nat() }),
  fc.record({ do: fc.constant('undo' as const) }),
  fc.record({ do: fc.constant('redo' as const) }),
)

function openNote(text: string) {
  const session = createMemorySession([label], 'text')
  const { caseStore, project, item } = session
  const spans = () =>
    session.annotations().flatMap(({ id, target }) => (target.kind === 'span' ? [{ id, span: target }] : []))
  const sided = (span: TargetOf<'span'>) => ({ span, words: sideOfSpan(text, span) })
  const nth = (index: number) => spans()[index % Math.max(1, spans().length)]
  const rangeOf = (from: number, length: number) => {
    const start = from % text.length
    return snapToGraphemes(text, { start, end: Math.min(text.length, start + length + 1) })
  }

  async function take(given: typeof step extends fc.Arbitrary<infer S> ? S : never): Promise<void> {
    if (given.do === 'undo' || given.do === 'redo') {
      await caseStore[given.do]()
      return
    }
    if (given.do === 'create') {
      const range = rangeOf(given.from, given.length)
      const target = makeSpan(text, [given.snaps ? snapToWords(text, range, { trim: true }) : range])
      unwrap(caseStore.dispatch(addAnnotation({ project, label, itemId: item.id, target })))
      return
    }
    const one = nth(given.which)
    if (one === undefined) return
    if (given.do === 'move') {
      const moved = moveEnd(text, one.span, given)
      if (moved !== null) unwrap(caseStore.dispatch(setTarget(one.id, moved)))
    } else if (given.do === 'add-fragment') {
      const joined = joinRanges(text, [...one.span.fragments, rangeOf(given.from, given.length)])
      if (joined === null) throw new Error('no span of what holds something')
      unwrap(caseStore.dispatch(setTarget(one.id, joined)))
    } else if (given.do === 'split') {
      const halves = splitSpan(text, one.span, given.at % (text.length + 1))
      if (halves === null) return
      expect(halves[0].fragments.at(-1)?.end).toBeLessThanOrEqual(halves[1].fragments[0]?.start ?? -1)
      unwrap(caseStore.dispatch(splitAnnotation(one.id, sided(halves[0]), sided(halves[1]))))
    } else {
      const other = nth(given.other)
      if (other === undefined || other.id === one.id) return
      const joined = joinRanges(text, [...one.span.fragments, ...other.span.fragments])
      if (joined === null) throw new Error('no span of what holds something')
      unwrap(caseStore.dispatch(mergeAnnotations(one.id, [other.id], sided(joined))))
    }
  }
  return { session, spans, take }
}

/** What a span says after it was counted in code points and in bytes, and read back from there. */
function readBack(text: string, { fragments }: TargetOf<'span'>) {
  const map = createOffsetMap(text)
  const points = [...text]
  return fragments.map(({ start, end, quote }) => {
    const inPoints = [map.toCodePoints(start), map.toCodePoints(end)] as const
    expect(points.slice(...inPoints).join('')).toBe(quote)
    expect(inPoints.map(map.fromCodePoints)).toEqual([start, end])
    expect([start, end].map((offset) => map.fromUtf8(map.toUtf8(offset)))).toEqual([start, end])
    if (!loneSurrogate.test(text)) {
      const bytes = new TextEncoder().encode(text).slice(map.toUtf8(start), map.toUtf8(end))
      expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)).toBe(quote)
    }
    return quote
  })
}

test('whatever is done with spans, they say what stands there, cut no character, and survive every way of counting', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryTextAndRange, fc.array(step, { maxLength: 25 }), async ({ text }, steps) => {
      const note = openNote(text)
      for (const one of steps) {
        await note.take(one)
        for (const { span } of note.spans()) {
          expect(verifySpan(text, span)).toBe(true)
          for (const { start, end } of span.fragments) {
            expect(start).toBeLessThan(end)
            expect([graphemeBoundary(text, start, 'before'), graphemeBoundary(text, end, 'before')]).toEqual([
              start,
              end,
            ])
          }
        }
      }
      for (const { span } of note.spans())
        expect(readBack(text, span)).toEqual(span.fragments.map(({ quote }) => quote))
      const stored = note.session.annotations()
      expect(annotationSchema.array().parse(JSON.parse(JSON.stringify(stored)))).toEqual(stored)
    }),
    { numRuns: 150 },
  )
})

test('undo takes all of it back, and redo brings the very same spans again', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryTextAndRange, fc.array(step, { maxLength: 15 }), async ({ text }, steps) => {
      const note = openNote(text)
      for (const one of steps) await note.take(one)
      const made = note.spans()
      const { caseStore } = note.session
      let undone = 0
      for (; caseStore.steps('undo').length > 0; undone++) await caseStore.undo()
      expect(note.spans()).toEqual([])
      for (; undone > 0; undone--) await caseStore.redo()
      expect(new Map(note.spans().map(({ id, span }) => [id, span]))).toEqual(
        new Map(made.map(({ id, span }) => [id, span])),
      )
    }),
    { numRuns: 100 },
  )
})
