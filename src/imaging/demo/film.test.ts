import { describe, expect, it } from 'vitest'
import { type Film, filmSize, makeFilm } from './film.ts'
import type { FilmPlan, Finding } from './plan.ts'

const normalPlan: FilmPlan = { view: 'PA', sex: 'M', build: 1, heart: 1, shallowBreath: 0, findings: [] }

function filmWith(...findings: Finding[]): Film {
  return makeFilm(5, { ...normalPlan, findings })
}

/** Mean stored value of 5 mm around a place in mm from the midline and the top of the film's scale. */
function meanAt(film: Film, xMm: number, yMm: number): number {
  const column = Math.round(film.widthPx / 2 + xMm / film.mmPerPx)
  const row = Math.round((yMm - filmSize.topMm) / film.mmPerPx)
  return meanIn(film, column - 8, row - 8, 17, 17)
}

function meanIn({ values, widthPx }: Film, x: number, y: number, width: number, height: number): number {
  let sum = 0
  for (let row = y; row < y + height; row++) {
    for (let column = x; column < x + width; column++) sum += values[row * widthPx + column] ?? 0
  }
  return sum / (width * height)
}

const normal = filmWith()

describe('a made film', () => {
  it('is dark beside the body, darker in the lungs than in heart and liver, and within 12 bits', () => {
    const lung = meanAt(normal, -80, 210)
    expect(meanAt(normal, -150, 40)).toBeLessThan(lung / 2)
    expect(lung).toBeLessThan(meanAt(normal, 30, 260) - 1200)
    expect(lung).toBeLessThan(meanAt(normal, -70, 360) - 1500)
    expect(Math.max(...normal.values.subarray(0, 100_000))).toBeLessThan(4096)
    expect(normal.values[0]).toBe(0)
  })

  it("has the patient's left on the right: heart, stomach, lower dome", () => {
    expect(meanAt(normal, 65, 255)).toBeGreaterThan(meanAt(normal, -65, 255) + 1000)
    expect(meanAt(normal, 62, 322)).toBeLessThan(meanAt(normal, -62, 322) - 100)
    // Between the two domes there is liver on the right and still lung, far to the side, on the left.
    expect(meanAt(normal, -70, 290)).toBeGreaterThan(meanAt(normal, 112, 290) + 800)
  })

  it('has vessels, ribs and grain: neighbours differ', () => {
    let differences = 0
    const start = 600 * normal.widthPx + 150
    for (let i = start; i < start + 200; i++)
      differences += Math.abs((normal.values[i + 1] ?? 0) - (normal.values[i] ?? 0))
    expect(differences / 200).toBeGreaterThan(3)
  })

  const kinds: readonly Finding[] = [
    { kind: 'nodule', side: 'right', zone: 'upper', diameterMm: 18 },
    { kind: 'consolidation', side: 'left', zone: 'middle' },
    { kind: 'effusion', side: 'left', depthMm: 26 },
    { kind: 'pacemaker', side: 'left' },
    { kind: 'tracheal-tube' },
  ]
  for (const finding of kinds) {
    it(`shows a ${finding.kind} where the truth says, and nowhere else`, () => {
      const film = filmWith(finding)
      const truth = film.truth.findings[0]
      if (truth === undefined) throw new Error('no truth')
      const { x, y, width, height } = truth.box
      const box = [
        Math.round(x + width / 4),
        Math.round(y + height / 4),
        Math.round(width / 2),
        Math.round(height / 2),
      ] as const
      expect(meanIn(film, ...box)).toBeGreaterThan(meanIn(normal, ...box) + 15)
      const mirrored = Math.round(film.widthPx - x - width * 0.75)
      if (Math.abs(mirrored - box[0]) > width) {
        const other = [mirrored, box[1], box[2], box[3]] as const
        expect(Math.abs(meanIn(film, ...other) - meanIn(normal, ...other))).toBeLessThan(25)
      }
    })
  }

  it('shows a pneumothorax as darker, without vessels, and bounded by a line', () => {
    const film = filmWith({ kind: 'pneumothorax', side: 'left', widthMm: 32 })
    const truth = film.truth.findings[0]
    expect(truth?.box.x).toBeGreaterThan(film.widthPx / 2)
    expect(meanAt(film, 112, 150)).toBeLessThan(meanAt(normal, 112, 150) - 40)
  })

  it('measures the heart as it grows', () => {
    const large = makeFilm(5, { ...normalPlan, heart: 1.36 })
    expect(normal.truth.cardiothoracicRatio).toBeGreaterThan(0.4)
    expect(normal.truth.cardiothoracicRatio).toBeLessThan(0.5)
    expect(large.truth.cardiothoracicRatio).toBeGreaterThan(0.55)
    expect(large.truth.heart.width).toBeGreaterThan(normal.truth.heart.width * 1.2)
  })
})
