import { describe, expect, it } from 'vitest'
import { makeDemoCase } from '../../../tests/fixtures/demo-case.ts'
import { madeHashes } from '../../../tests/fixtures/made-hashes.ts'
import { sha256Hex, utf8 } from '../../lib/bytes.ts'
import { unwrap } from '../../lib/result.ts'
import { acquisitionTime } from '../dicom/acquisition-time.ts'
import { dicomFacts, patientIdentity } from '../dicom/facts.ts'
import { parseDicom } from '../dicom/parse.ts'
import { stripHeader } from '../dicom/strip.ts'
import { readRaster } from '../pixels/raster/read-raster.ts'
import { casePlans } from './case-plans.ts'
import { type DemoCase, demoCaseCount } from './demo-cases.ts'
import { demoFiles } from './demo-files.ts'
import { filmSize } from './film.ts'
import { guidedCase } from './guided-case.ts'
import { type DemoMark, demoReaders } from './readings.ts'

const made: DemoCase[] = Array.from({ length: demoCaseCount }, (_, index) => makeDemoCase(index))
const reportOf = (one: DemoCase | undefined) => one?.notes[0]?.text ?? ''

describe('the demo cases', () => {
  it('are the same bytes at every making', async () => {
    expect(await Promise.all(made.map(({ film }) => sha256Hex(film.bytes)))).toEqual(madeHashes)
  })

  it('are other patients for another seed', () => {
    expect(makeDemoCase(0, 1).studyUid).not.toBe(made[0]?.studyUid)
  })

  it('are DICOM files with spacing, view and nothing of the patient once stripped', async () => {
    for (const [index, { film, patientKeySource, studyUid }] of made.entries()) {
      if (film.extension !== 'dcm') continue
      const file = unwrap(parseDicom(film.bytes))
      expect(file.image).toMatchObject({ bitsStored: 12, isSigned: false, photometricInterpretation: 'MONOCHROME2' })
      expect(dicomFacts(file)).toMatchObject({
        modality: { value: 'DX' },
        view: { value: casePlans[index]?.film.view },
        spacing: { value: { rowMm: 0.29, columnMm: 0.29 } },
        studyInstanceUid: { value: studyUid },
      })
      expect(acquisitionTime(file.dataSet)?.utc).not.toBeNull()
      expect(patientIdentity(file).patientId).toBe(patientKeySource)
      const stripped = new TextDecoder('latin1').decode(unwrap(await stripHeader(film.bytes)))
      expect(stripped).not.toMatch(/DEMO|Demo/)
    }
  })

  it('hold one PNG and one JPEG of the size of the others, without anything to strip', () => {
    const rasters = made.filter(({ film }) => film.extension !== 'dcm')
    expect(rasters.map(({ film }) => film.extension)).toEqual(['png', 'jpg'])
    for (const { film } of rasters) {
      const raster = unwrap(readRaster(film.bytes, film.extension === 'png' ? 'png' : 'jpeg'))
      expect(raster).toMatchObject({ widthPx: filmSize.widthPx, heightPx: filmSize.heightPx, frames: 1 })
      expect(raster.bare.length).toBe(film.bytes.length)
    }
  })

  it('hold two visits of one patient: another study, another exposure, the same heart and chest', () => {
    const visits = made.filter(({ patientKeySource }) => patientKeySource === 'DEMO-0005')
    expect(visits).toHaveLength(2)
    const [before, after] = visits
    expect(before?.studyUid).not.toBe(after?.studyUid)
    expect(before?.film.truth.cardiothoracicRatio).toBeCloseTo(after?.film.truth.cardiothoracicRatio ?? 0, 1)
    expect(before?.film.truth.findings.map(({ finding }) => finding.kind)).toEqual(['consolidation'])
    expect(after?.film.truth.findings).toEqual([])
    expect(reportOf(after)).toContain('Comparison: Chest radiograph of 3 June 2024.')
    expect(casePlans.filter(({ patientId }) => patientId === 'DEMO-0005').map(({ date }) => date)).toEqual([
      '20240603',
      '20240715',
    ])
  })

  it('come as files: the film, its report, and what was written besides', () => {
    const names = made.map((one, index) => demoFiles(index, one).map(({ name }) => name))
    expect(names[0]).toEqual(['demo-1.dcm', 'demo-1.txt'])
    expect(names[1]).toEqual(['demo-2.dcm', 'demo-2.txt', 'demo-2-1.txt'])
    expect(names[2]).toEqual(['demo-3.dcm', 'demo-3.txt', 'demo-3-1.txt', 'demo-3-2.txt', 'demo-3-3.txt'])
    expect(names.slice(-2)).toEqual([
      ['demo-10.png', 'demo-10.txt'],
      ['demo-11.jpg', 'demo-11.txt'],
    ])
    expect(new Set(names.flat()).size).toBe(names.flat().length)
  })

  it('hold the case of the guide: one nodule, named in the report, read by nobody', () => {
    const guided = made[guidedCase.index]
    expect(guided?.film.truth.findings.map(({ finding }) => finding.kind)).toEqual(['nodule'])
    expect(reportOf(guided)).toContain(guidedCase.label.toLowerCase())
    expect(guided?.readings).toEqual([])
  })

  it('hold a note whose lines end in CR LF, with accents, emoji and a table, as its bytes', () => {
    const referral = made[1]?.notes[1]?.text ?? ''
    expect(referral.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(referral).toMatch(/Besançon/)
    expect(referral).toContain('👩‍⚕️')
    expect(referral).toMatch(/\r\n\|-+\|/)
    expect(new TextDecoder().decode(utf8(referral))).toBe(referral)
  })
})

describe('the reports', () => {
  it('say what the films show, on its side and in its place, and nothing else', () => {
    const said = {
      nodule: /solitary nodule in the (right|left) (upper) zone/,
      consolidation: /[Tt]here is (?:patchy )?consolidation in the (right|left) (lower) zone/,
      effusion: /There is a moderate (right|left) pleural effusion/,
      pneumothorax: /There is a (right|left) pneumothorax/,
      pacemaker: /Pacemaker generator over the (right|left) pectoral region/,
      'tracheal-tube': /tip of the endotracheal tube/,
    }
    for (const [index, one] of made.entries()) {
      const { findings } = one.film.truth
      for (const [kind, words] of Object.entries(said)) {
        const found = words.exec(reportOf(one))
        const shown = findings.find(({ finding }) => finding.kind === kind)
        expect([index, kind, found !== null]).toEqual([index, kind, shown !== undefined])
        if (shown === undefined || !('side' in shown.finding)) continue
        expect([index, found?.[1]]).toEqual([index, shown.finding.side])
        if ('zone' in shown.finding) expect(found?.[2]).toBe(shown.finding.zone)
        // The patient's left is on the right of the film.
        const middle = shown.box.x + shown.box.width / 2
        expect(middle > filmSize.widthPx / 2).toBe(shown.finding.side === 'left')
      }
    }
  })

  it('give the sizes of the film', () => {
    const nodule = made[1]
    const widthMm = Math.round((nodule?.film.truth.findings[0]?.box.width ?? 0) * filmSize.mmPerPx)
    expect(reportOf(nodule)).toContain(`measuring ${widthMm} mm`)
    expect(reportOf(made[6])).toContain('up to 30 mm wide')
    const tube = made[8]?.film.truth
    const box = tube?.findings.find(({ finding }) => finding.kind === 'tracheal-tube')?.box
    const aboveMm = ((tube?.carina.y ?? 0) - (box?.y ?? 0) - (box?.height ?? 0)) * filmSize.mmPerPx
    expect(aboveMm).toBeGreaterThan(30)
    expect(aboveMm).toBeLessThan(60)
    expect(reportOf(made[8])).toContain(`${(aboveMm / 10).toFixed(1)} cm above the carina`)
  })

  it('call a heart large where it is more than half as wide as the chest, and give the ratio', () => {
    for (const [index, one] of made.entries()) {
      const ratio = one.film.truth.cardiothoracicRatio
      const text = reportOf(one)
      const given = /cardiothoracic ratio(?: of)? (0\.\d\d)/.exec(text)?.[1]
      if (given !== undefined) expect([index, given]).toEqual([index, ratio.toFixed(2)])
      expect([index, /heart is enlarged/.test(text)]).toEqual([index, ratio > 0.5])
      expect(text).not.toContain('\r')
    }
  })

  it('are of the person and the view that the plan has', () => {
    for (const [index, one] of made.entries()) {
      const plan = casePlans[index]
      if (plan === undefined) throw new Error('a case without a plan')
      const { ageYears, film } = plan
      expect(reportOf(one)).toContain(`${ageYears}-year-old ${film.sex === 'F' ? 'woman' : 'man'}`)
      expect(reportOf(one)).toMatch(film.view === 'PA' ? /^CHEST RADIOGRAPH, PA\n/ : /^CHEST RADIOGRAPH, AP PORTABLE\n/)
      for (const part of ['Technique:', 'Comparison:', 'Findings:', 'Impression:'])
        expect(reportOf(one)).toContain(part)
    }
  })
})

describe('the readings', () => {
  it('are of two readers in some cases, and of nobody in the first three and the last', () => {
    const read = made.map(({ readings }) => readings.map(({ reader }) => reader))
    for (const index of [0, 1, 2, 10]) expect(read[index]).toEqual([])
    for (const index of [3, 4, 5, 6, 7, 8, 9]) expect(read[index]).toEqual([...demoReaders])
  })

  it('quote the report, and box what is there, inside the picture and not quite alike', () => {
    for (const one of made) {
      const marks = one.readings.flatMap((reading) => reading.marks)
      for (const { box, span } of marks) {
        if (span !== null) expect(reportOf(one).slice(span.start, span.end)).toBe(span.quote)
        if (box === null) continue
        expect(Math.min(box.x, box.y)).toBeGreaterThanOrEqual(0)
        expect(box.x + box.width).toBeLessThanOrEqual(filmSize.widthPx)
        expect(box.y + box.height).toBeLessThanOrEqual(filmSize.heightPx)
      }
      const [ofA, ofB] = one.readings.map(({ marks: own }) => own.filter(({ box }) => box !== null))
      for (const [index, mark] of (ofA ?? []).entries()) {
        expect(mark.box).not.toEqual(ofB?.[index]?.box)
        expect(overlap(mark, ofB?.[index])).toBeGreaterThan(0.7)
      }
    }
  })
})

/** Common area of two boxes against the area of both. */
function overlap(a: DemoMark, b: DemoMark | undefined): number {
  const [p, q] = [a.box, b?.box]
  if (p === null || q === null || q === undefined) return 0
  const width = Math.min(p.x + p.width, q.x + q.width) - Math.max(p.x, q.x)
  const height = Math.min(p.y + p.height, q.y + q.height) - Math.max(p.y, q.y)
  const common = Math.max(0, width) * Math.max(0, height)
  return common / (p.width * p.height + q.width * q.height - common)
}
