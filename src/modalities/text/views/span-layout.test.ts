import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arbitraryText } from '../../../../tests/fixtures/arbitrary-text.ts'
import { createMemorySession, testLabel } from '../../../../tests/fixtures/memory-session.ts'
import type { Annotation } from '../../../domain/records/annotation.ts'
import { lineStartsOf } from '../../../domain/text/lines.ts'
import { makeSpan } from '../../../domain/text/span.ts'
import { placeInRows } from './rows.ts'
import { runsOfLines } from './runs.ts'
import { layoutSpans, spanOrder } from './span-layout.ts'
import { blockAt, blocksTouched, textBlocksOf } from './text-blocks.ts'

const label = testLabel('Finding', '#e69f00')
const session = createMemorySession([label], 'text')
const noteOf = (text: string) => {
  return { itemId: session.item.id, length: text.length, blocks: textBlocksOf(text, lineStartsOf(text)) }
}
const spanAt = (text: string, start: number, end: number): Annotation =>
  session.annotation(makeSpan(text, [{ start, end }]), label)
const byId = (annotations: readonly Annotation[]) =>
  new Map(annotations.map((annotation) => [annotation.id, annotation]))

/** Texts of several blocks, with spans anywhere in them. */
const tagged = fc
  .tuple(arbitraryText, fc.constantFrom('\n', '\r\n', '\r', ' '), fc.integer({ min: 1, max: 350 }))
  .map(([text, end, times]) => `x${text.slice(0, 40)}${end}`.repeat(times))
  .chain((text) =>
    fc.array(fc.tuple(fc.nat(text.length - 1), fc.integer({ min: 1, max: 120 })), { maxLength: 30 }).map((places) => ({
      text,
      spans: places.map(([start, length]) => spanAt(text, start, Math.min(text.length, start + length))),
    })),
  )

test('blocks and their lines hold every character once; a place is in the block that holds it', () => {
  fc.assert(
    fc.property(tagged, ({ text }) => {
      const { blocks } = noteOf(text)
      const lines = blocks.flatMap((block) =>
        block.lines.map(({ start }, index) => text.slice(start, block.lines[index + 1]?.start ?? block.end)),
      )
      expect(lines.join('')).toBe(text)
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(5000)
      for (const { index, start, end } of blocks) {
        expect(blockAt(blocks, start)).toBe(index)
        expect(blocksTouched(blocks, start, end)).toEqual([index])
      }
    }),
    { numRuns: 50 },
  )
})

test('a line too long to draw is cut at blanks and keeps its number', () => {
  const text = `first\n${'word '.repeat(2500)}\nlast`
  const [block] = noteOf(text).blocks
  expect(block?.lines.map(({ number, isContinued }) => [number, isContinued])).toEqual([
    [0, false],
    [1, false],
    [1, true],
    [1, true],
    [2, false],
  ])
  for (const { start, isContinued } of block?.lines ?? []) if (isContinued) expect(text[start - 1]).toBe(' ')
})

test('a huge line without blanks is cut between clusters', () => {
  const text = '👩‍⚕️'.repeat(400_000)
  const { blocks } = noteOf(text)
  for (const { start } of blocks.flatMap(({ lines }) => lines)) expect(start % '👩‍⚕️'.length).toBe(0)
  expect(blocks.at(-1)?.end).toBe(text.length)
})

test('runs of a block hold every character once, each with exactly the spans over it, smallest first', () => {
  fc.assert(
    fc.property(tagged, ({ text, spans }) => {
      const note = noteOf(text)
      const layout = layoutSpans(byId(spans), note, null)
      for (const block of note.blocks) {
        const bounds = [...block.lines.map(({ start }) => start), block.end]
        const runs = runsOfLines(bounds, placeInRows(layout.blocks[block.index] ?? [])).flat()
        expect(runs.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text.slice(block.start, block.end))
        for (const { start, end, covers } of runs) {
          const over = spans.filter(({ target }) => {
            const fragment = target.kind === 'span' ? target.fragments[0] : undefined
            return fragment !== undefined && fragment.start < end && fragment.end > start
          })
          expect(new Set(covers.map(({ id }) => id))).toEqual(new Set(over.map(({ id }) => id)))
          const lengths = covers.map(({ spanLength }) => spanLength)
          expect(lengths).toEqual(lengths.toSorted((a, b) => a - b))
          expect(new Set(covers.map(({ row }) => row)).size).toBe(covers.length)
        }
      }
    }),
    { numRuns: 50 },
  )
})

test('placing step by step gives what placing at once gives, and leaves other blocks as they were', () => {
  fc.assert(
    fc.property(tagged, fc.nat(), ({ text, spans }, seed) => {
      const note = noteOf(text)
      const before = spans.filter((_, index) => (seed >> (index % 30)) % 2 === 0)
      const after = spans.filter((_, index) => (seed >> (index % 30)) % 3 !== 0)
      const first = layoutSpans(byId(before), note, null)
      const second = layoutSpans(byId(after), note, first)
      const fresh = layoutSpans(byId(after), note, null)
      expect(second.blocks.map(placeInRows)).toEqual(fresh.blocks.map(placeInRows))
      expect(second.spanCount).toBe(after.length)
      const changed = [...before, ...after].filter((span) => before.includes(span) !== after.includes(span))
      const touched = new Set(
        changed.flatMap(({ target }) =>
          target.kind === 'span'
            ? target.fragments.flatMap(({ start, end }) => blocksTouched(note.blocks, start, end))
            : [],
        ),
      )
      for (const { index } of note.blocks)
        if (!touched.has(index)) expect(second.blocks[index]).toBe(first.blocks[index])
    }),
    { numRuns: 50 },
  )
})

describe('placing', () => {
  const text = 'small left pleural effusion'
  const outer = spanAt(text, 0, 27)
  const inner = spanAt(text, 11, 18)
  const crossing = spanAt(text, 6, 14)
  const apart = spanAt(text, 19, 27)

  test('the outermost of overlapping spans has the lowest underline', () => {
    const [fragments = []] = layoutSpans(byId([inner, outer, crossing, apart]), noteOf(text), null).blocks
    expect(placeInRows(fragments).map(({ id, row }) => [id, row])).toEqual([
      [outer.id, 2],
      [crossing.id, 1],
      [inner.id, 0],
      [apart.id, 1],
    ])
  })

  test('an annotation of another item, or that is no span, or beyond the text is not drawn', () => {
    const beyond = {
      ...outer,
      id: 'b',
      target: { kind: 'span' as const, fragments: [{ start: 40, end: 41, quote: 'x' }] },
    }
    const others = [
      { ...outer, id: 'c', itemId: null },
      { ...outer, id: 'd', target: { kind: 'whole' as const } },
      beyond,
    ]
    const layout = layoutSpans(byId(others), noteOf(text), null)
    expect(layout).toMatchObject({ spanCount: 0, blocks: [[]] })
  })

  test('order follows the text', () => {
    const layout = layoutSpans(byId([apart, inner, outer]), noteOf(text), null)
    expect(spanOrder(layout)).toEqual([outer.id, inner.id, apart.id])
  })
})
