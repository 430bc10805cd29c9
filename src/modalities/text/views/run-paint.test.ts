import { expect, test } from 'vitest'
import { testLabel } from '../../../../tests/fixtures/memory-session.ts'
import { labelStylesOf, styleOf } from './label-style.ts'
import { placeInRows } from './rows.ts'
import { paintOf, rowsOf, sharedCount } from './run-paint.ts'
import { runsOfLines } from './runs.ts'
import type { BlockFragment } from './span-layout.ts'

const labels = Array.from({ length: 14 }, (_, index) => testLabel(`Label ${index}`, '#e69f00'))
const styles = labelStylesOf(labels)

/** The run in the middle of spans that lie in one another, as many as are asked for. */
function innermost(count: number) {
  const fragments = labels.slice(0, count).map(({ id }, index): BlockFragment => {
    const [start, end] = [index, 100 - index]
    return { id: `span ${index}`, labelId: id, start, end, part: 'first', spanLength: end - start }
  })
  const run = runsOfLines([0, 100], placeInRows(fragments))[0]?.find(({ covers }) => covers.length === count)
  if (run === undefined) throw new Error('there is no such run')
  return run
}

/** Places of the underlines of `--rows`, in pixels from the end of the room below the text. */
const placesOf = (rows: string | undefined) => [...(rows ?? '').matchAll(/100% - (\d+)px/g)].map(([, px]) => Number(px))

test('up to four spans have an underline of two pixels each', () => {
  for (let count = 2; count <= 4; count++) {
    const rows = rowsOf(innermost(count), styles)
    expect(Object.keys(rows).sort()).toEqual(['--row-0', '--row-1', '--row-2', '--row-3'].slice(0, count))
    expect(rows['--row-0']).toBe(styleOf(styles, labels[count - 1]?.id ?? '').solid)
  }
})

test('up to eleven have one of their own in the same room, six with space between them', () => {
  for (let count = 5; count <= 11; count++) {
    const { '--rows': rows, ...others } = rowsOf(innermost(count), styles)
    expect(others).toEqual({})
    for (const { id } of labels.slice(0, count)) expect(rows).toContain(styleOf(styles, id).solid)
    const places = placesOf(rows).sort((a, b) => a - b)
    expect(new Set(places).size).toBe(count)
    expect(places.at(0)).toBeGreaterThanOrEqual(0)
    expect(places.at(-1)).toBe(10)
    if (count <= 6) for (const [index, px] of places.entries()) expect(px - (places[index - 1] ?? px - 2)).toBe(2)
  }
})

test('what is beyond shares the last one, in the colour of the text', () => {
  const rows = rowsOf(innermost(13), styles)['--rows']
  expect(placesOf(rows)).toHaveLength(11)
  expect(rows).toContain('var(--glossa-text)')
})

test('as many as share the last underline are counted; eleven share none', () => {
  expect([1, 2, 11, 12, 14].map((count) => sharedCount(innermost(count)))).toEqual([0, 0, 0, 2, 4])
})

test('one span is a border, no gradient', () => {
  expect(paintOf(innermost(1), styles, false)).toMatchObject({ borderColor: expect.stringContaining('--line-0') })
})
