import { describe, expect, it } from 'vitest'
import type { Fact, Facts } from '../records/case.ts'
import type { Target } from '../records/target.ts'
import { contradicts, sideOfTarget } from './side-of-target.ts'

const header = (value: Fact['value']): Fact => ({ value, origin: 'header' })
const reader = (value: Fact['value']): Fact => ({ value, origin: 'reader' })
const size = { columns: header(1000), rows: header(800) }
const frontal: Facts = { ...size, patientOrientation: header(['L', 'F']) }
const box = (x: number, width: number, y = 100, height = 50): Target => ({
  kind: 'box',
  x,
  y,
  width,
  height,
  rotation: 0,
})

const told = (target: Target, facts: Facts) => {
  const { laterality, detail } = sideOfTarget(target, facts)
  return `${laterality}, ${detail}`
}

describe('the middle of a projection', () => {
  it.each([
    [box(100, 100), 'right'],
    // The centre within 5 % of the width from the middle.
    [box(438, 20), 'right'],
    [box(440, 30), 'midline'],
    [box(542, 10), 'midline'],
    [box(546, 10), 'left'],
    // Reaching 10 % of the width over it on both sides.
    [box(399, 202), 'bilateral'],
    [box(402, 200), 'midline'],
    [box(100, 499), 'right'],
    [box(100, 800), 'bilateral'],
  ])('%#', (target, laterality) => {
    expect(sideOfTarget(target, frontal).laterality).toBe(laterality)
  })

  it('is that of the height where the picture is stored on its side', () => {
    const turned: Facts = { ...size, patientOrientation: header(['F', 'R']) }
    expect(told(box(100, 50, 100, 50), turned)).toBe('left, place')
    expect(told(box(100, 50, 700, 50), turned)).toBe('right, place')
  })
})

describe('no side is guessed', () => {
  it.each<readonly [string, Target, Facts, string]>([
    ['from nothing', box(100, 100), size, 'no-orientation'],
    ['without the size of the picture', box(100, 100), { view: header('PA') }, 'no-orientation'],
    ['of the whole picture', { kind: 'whole' }, frontal, 'no-place'],
    ['in a lateral view', box(100, 100), { ...size, view: header('LATERAL') }, 'sides-not-shown'],
    [
      'in a lateral view with its orientation',
      box(100, 100),
      { ...size, view: header('RL'), patientOrientation: header(['A', 'F']) },
      'sides-not-shown',
    ],
    ['in an oblique view', box(100, 100), { ...size, view: header('RLO') }, 'sides-not-shown'],
    ['in an oblique direction', box(100, 100), { ...size, patientOrientation: header(['LA', 'F']) }, 'sides-not-shown'],
    ['lying on the side', box(100, 100), { ...size, view: header('LLD') }, 'sides-not-shown'],
    [
      'where a lateral view has the rows of a frontal one',
      box(100, 100),
      { ...frontal, view: header('LL') },
      'contradiction',
    ],
    [
      'where a frontal view has the rows of a lateral one',
      box(100, 100),
      { ...size, view: header('PA'), patientOrientation: header(['P', 'F']) },
      'contradiction',
    ],
    ['of a hand', box(100, 100), { ...frontal, bodyPart: header('HAND') }, 'one-of-a-pair'],
    [
      'of a breast in CC',
      box(100, 100),
      { ...size, bodyPart: header('BREAST'), view: header('CC'), patientOrientation: header(['P', 'L']) },
      'one-of-a-pair',
    ],
  ])('%s', (_, target, facts, detail) => {
    expect(told(target, facts)).toBe(`unknown, ${detail}`)
  })
})

describe('the side of the whole picture', () => {
  it('goes to every mark of a limb, wherever it is', () => {
    const hand: Facts = { ...frontal, bodyPart: header('HAND'), laterality: header('R') }
    expect([box(100, 50), box(900, 50)].map((target) => told(target, hand))).toEqual(
      Array(2).fill('right, whole-picture'),
    )
    expect(told({ kind: 'whole' }, hand)).toBe('right, whole-picture')
  })

  it('is not that of a chest, unless a reader says so', () => {
    expect(told(box(100, 50), { ...frontal, bodyPart: header('THORAX'), laterality: header('L') })).toBe('right, place')
    expect(told(box(100, 50), { ...frontal, bodyPart: header('CHEST'), laterality: reader('L') })).toBe(
      'left, whole-picture',
    )
  })

  it('leaves it to the place where both hands are in it', () => {
    expect(told(box(100, 50), { ...frontal, bodyPart: header('HAND'), laterality: header('B') })).toBe('right, place')
  })
})

describe('a view that a reader states', () => {
  it('outdoes an orientation that cannot be of it', () => {
    const facts: Facts = { ...size, patientOrientation: header(['A', 'F']), view: reader('PA') }
    expect(sideOfTarget(box(100, 50), facts)).toEqual({
      laterality: 'right',
      basis: 'view-convention',
      detail: 'place',
    })
  })

  it('does not turn a film that is stored mirrored', () => {
    expect(told(box(100, 50), { ...size, patientOrientation: header(['R', 'F']), view: reader('PA') })).toBe(
      'left, place',
    )
  })
})

it('knows views by the words of headers and manifests', () => {
  for (const value of ['PA', 'pa', 'AP', 'AP SUPINE', 'Frontal', 'Postero-Anterior', 'AP_PORTABLE']) {
    expect(told(box(100, 50), { ...size, view: header(value) }), value).toBe('right, place')
  }
  for (const value of ['Lateral', 'LL', 'L LAT', 'AP OBLIQUE', 'MLO', 'Left lateral decubitus']) {
    expect(told(box(100, 50), { ...size, view: header(value) }), value).toBe('unknown, sides-not-shown')
  }
})

describe('a slice', () => {
  const space = (direction: number[], position: number[]): Facts => ({
    ...size,
    imageOrientation: header(direction),
    imagePosition: header(position),
    spacing: header({ rowMm: 1, columnMm: 0.5 }),
  })

  it('is told from the plane between left and right, wherever the picture is cut', () => {
    // Columns 0 to 1000 lie from -100 to 400 mm.
    const cut = space([1, 0, 0, 0, 1, 0], [-99.75, 0, 0])
    expect(told(box(50, 100), cut)).toBe('right, place')
    expect(told(box(190, 20), cut)).toBe('midline, place')
    expect(told(box(300, 100), cut)).toBe('left, place')
  })

  it('stacked from side to side lies on one side as a whole, where it is the only one', () => {
    const sagittal = space([0, 1, 0, 0, 0, -1], [-60, 0, 0])
    expect(told(box(50, 100), sagittal)).toBe('right, place')
    const later: Target = { kind: 'point', x: 5, y: 5, slice: { part: 'f'.repeat(64), frame: 7 } }
    expect(told(later, sagittal)).toBe('unknown, place-of-slice-unknown')
  })

  it('without its position is told from the middle of the picture', () => {
    const { imagePosition: _, ...facts } = space([-1, 0, 0, 0, -1, 0], [0, 0, 0])
    expect(told(box(100, 50), facts)).toBe('left, place')
  })
})

it('finds a view and an orientation that contradict one another, but not of a limb', () => {
  expect(contradicts({ ...frontal, view: header('PA') })).toBe(false)
  expect(contradicts({ ...frontal, view: header('LL') })).toBe(true)
  expect(contradicts({ ...frontal, view: header('LL'), bodyPart: header('KNEE') })).toBe(false)
})
