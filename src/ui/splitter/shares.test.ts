import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { moveBoundary, sharesOf } from './shares.ts'

const sum = (shares: readonly number[]) => shares.reduce((total, share) => total + share, 0)

test('shares are in proportion to the weights', () => {
  expect(sharesOf([3, 1])).toEqual([0.75, 0.25])
})

describe('moveBoundary', () => {
  test('gives one pane what it takes from its neighbour', () => {
    expect(moveBoundary([0.5, 0.3, 0.2], 0, 0.1, 0.1)).toEqual([0.6, 0.19999999999999998, 0.2])
  })

  test('stops at the least share on either side', () => {
    expect(moveBoundary([0.5, 0.5], 0, 0.9, 0.2)).toEqual([0.8, 0.2])
    expect(moveBoundary([0.5, 0.5], 0, -0.9, 0.2)).toEqual([0.2, 0.8])
  })

  test('leaves shares alone where there is no boundary', () => {
    expect(moveBoundary([1], 0, 0.1, 0.1)).toEqual([1])
  })

  test('any row of moves keeps the sum at one and every pane visible', () => {
    const move = fc.record({ index: fc.nat(3), delta: fc.double({ min: -1, max: 1, noNaN: true }) })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.array(move), (count, moves) => {
        const shares = moves.reduce(
          (now, { index, delta }) => moveBoundary(now, index, delta, 0.1),
          sharesOf(Array.from({ length: count }, () => 1)),
        )
        expect(sum(shares)).toBeCloseTo(1, 9)
        expect(Math.min(...shares)).toBeGreaterThan(0.0999)
      }),
    )
  })
})
