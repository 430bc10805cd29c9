import { describe, expect, it } from 'vitest'
import { followedBy } from '../../../domain/geometry/affine.ts'
import type { Facts } from '../../../domain/records/case.ts'
import { edgeLetters } from './edge-letters.ts'

const upright = { a: 0.5, b: 0, c: 0, d: 0.5, e: 10, f: 20 }
const flipped = followedBy(upright, { a: -1, b: 0, c: 0, d: 1, e: 500, f: 0 })
const upsideDown = followedBy(upright, { a: 1, b: 0, c: 0, d: -1, e: 0, f: 500 })
const quarterTurn = followedBy(upright, { a: 0, b: 1, c: -1, d: 0, e: 500, f: 0 })
const turnedAndFlipped = followedBy(flipped, { a: 0, b: 1, c: -1, d: 0, e: 500, f: 0 })

function facts(x: string, y: string): Facts {
  return { patientOrientation: { value: [x, y], origin: 'header' } }
}

function shown(of: Facts, transform: Parameters<typeof edgeLetters>[1]) {
  const letters = edgeLetters(of, transform)
  return letters === null
    ? null
    : [letters.left, letters.top, letters.right, letters.bottom].map((edge) => edge ?? '-').join(' ')
}

describe('letters at the edges, from the left clockwise', () => {
  it.each([
    ['as stored', upright, 'R H L F'],
    ['flipped', flipped, 'L H R F'],
    ['upside down', upsideDown, 'R F L H'],
    ['a quarter turn clockwise', quarterTurn, 'F R H L'],
    ['flipped, then a quarter turn', turnedAndFlipped, 'F L H R'],
  ])('%s', (_, transform, expected) => {
    expect(shown(facts('L', 'F'), transform)).toBe(expected)
  })

  it('of oblique directions keep all their letters', () => {
    expect(shown(facts('A', 'FR'), upright)).toBe('P HL A FR')
  })

  it('of a slice come from its direction in space', () => {
    const axial: Facts = { imageOrientation: { value: [1, 0, 0, 0, 1, 0], origin: 'header' } }
    expect(shown(axial, upright)).toBe('R A L P')
    const tilted: Facts = { imageOrientation: { value: [1, 0, 0, 0, 0.94, -0.34], origin: 'header' } }
    expect(shown(tilted, upright)).toBe('R AH L PF')
  })

  it('are only left and right, and said to be a convention, where the view alone is known', () => {
    const view: Facts = { view: { value: 'PA', origin: 'reader' } }
    expect(shown(view, upright)).toBe('R - L -')
    expect(shown(view, flipped)).toBe('L - R -')
    expect(edgeLetters(view, upright)?.isConvention).toBe(true)
    expect(edgeLetters(facts('L', 'F'), upright)?.isConvention).toBe(false)
  })

  it('are none where nothing is known, or what is said cannot be', () => {
    expect(edgeLetters({}, upright)).toBeNull()
    expect(edgeLetters({ view: { value: 'LL', origin: 'header' } }, upright)).toBeNull()
    expect(edgeLetters(facts('L', 'R'), upright)).toBeNull()
    expect(edgeLetters(facts('LE', 'F'), upright)).toBeNull()
  })
})
