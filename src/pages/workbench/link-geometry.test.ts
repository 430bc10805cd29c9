import { describe, expect, test } from 'vitest'
import type { MarkPlace, PageRect } from '../../session/pane-surfaces.ts'
import { linkLine, type SeenMark } from './link-geometry.ts'

const rect = (left: number, top: number, right: number, bottom: number): PageRect => ({ left, top, right, bottom })
const film = rect(0, 0, 400, 400)
const note = rect(400, 0, 800, 400)

/** A mark whose lines end at the nearest point of its bounds. */
function mark(annotationId: string, box: PageRect, bounds: PageRect, more: Partial<MarkPlace> = {}): SeenMark {
  const anchor: MarkPlace['anchor'] = ({ x, y }) => ({
    x: Math.min(bounds.right, Math.max(bounds.left, x)),
    y: Math.min(bounds.bottom, Math.max(bounds.top, y)),
  })
  return { annotationId, paneId: annotationId, box, place: { bounds, anchor, ...more } }
}

describe('a line between two marks', () => {
  test('goes from edge to edge where both are seen', () => {
    const { from, to, path } = linkLine(
      mark('a', film, rect(100, 100, 150, 150)),
      mark('b', note, rect(500, 120, 560, 140)),
    )
    expect(from).toEqual({ at: { x: 150, y: 130 }, outward: null })
    expect(to).toEqual({ at: { x: 500, y: 130 }, outward: null })
    expect(path.startsWith('M 150.0 130.0')).toBe(true)
    expect(path.endsWith('L 500.0 130.0')).toBe(true)
  })

  test('runs level through a pane whose mark asks for it', () => {
    const { path } = linkLine(
      mark('a', film, rect(100, 100, 150, 150)),
      mark('b', note, rect(500, 320, 560, 340), { isLevel: true }),
    )
    expect(path).toMatch(/, 400\.0 320\.0 L 500\.0 320\.0$/)
  })

  test('ends at the border of a pane, pointing on, where the mark is out of sight', () => {
    const { to } = linkLine(mark('a', film, rect(100, 100, 150, 150)), mark('b', note, rect(500, 900, 560, 920)))
    expect(to.at.y).toBeLessThan(note.bottom)
    expect(to.at.y).toBeGreaterThan(note.bottom - 20)
    expect(to.outward?.y).toBeCloseTo(1, 5)
    expect(to.outward?.x).toBeCloseTo(0, 5)
  })

  test('ends beside a text whose tagged words are out of sight', () => {
    const { to } = linkLine(
      mark('a', film, rect(100, 100, 150, 150)),
      mark('b', note, rect(500, 900, 560, 920), { isLevel: true }),
    )
    expect(to.at.x).toBe(note.left + 9)
    expect(to.outward?.y).toBeGreaterThan(0)
  })

  test('stays in the pane of a mark that is seen in part', () => {
    const { from } = linkLine(mark('a', film, rect(300, 100, 600, 150)), mark('b', note, rect(700, 120, 760, 140)))
    expect(from.outward).toBeNull()
    expect(from.at.x).toBeLessThan(film.right)
  })
})
