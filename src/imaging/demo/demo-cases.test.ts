import { describe, expect, it } from 'vitest'
import { sha256Hex } from '../../lib/bytes.ts'
import { unwrap } from '../../lib/result.ts'
import { acquisitionTime } from '../dicom/acquisition-time.ts'
import { dicomFacts, patientIdentity } from '../dicom/facts.ts'
import { parseDicom } from '../dicom/parse.ts'
import { stripHeader } from '../dicom/strip.ts'
import { casePlans } from './case-plans.ts'
import { type DemoCase, demoCases } from './demo-cases.ts'
import { demoFiles } from './demo-files.ts'
import { madeHashes } from './made-hashes.ts'

const made: DemoCase[] = []
for await (const demoCase of demoCases()) made.push(demoCase)

describe('the demo cases', () => {
  it('are the same bytes at every making', async () => {
    for (const { patientKeySource, films } of made) {
      for (const { bytes } of films)
        expect([patientKeySource, await sha256Hex(bytes)]).toEqual([patientKeySource, madeHashes[patientKeySource]])
    }
  })

  it('are other patients for another seed', async () => {
    const first = await demoCases(1).next()
    expect(first.value.studyUid).not.toBe(made[0]?.studyUid)
  })

  it('are DICOM files with spacing, view and nothing of the patient once stripped', async () => {
    for (const [index, { films, patientKeySource, studyUid }] of made.entries()) {
      const plan = casePlans[index]
      for (const { bytes } of films) {
        const file = unwrap(parseDicom(bytes))
        expect(file.image).toMatchObject({ bitsStored: 12, isSigned: false, photometricInterpretation: 'MONOCHROME2' })
        expect(dicomFacts(file)).toMatchObject({
          modality: { value: 'DX' },
          view: { value: plan?.film.view },
          spacing: { value: { rowMm: 0.29, columnMm: 0.29 } },
          studyInstanceUid: { value: studyUid },
        })
        expect(acquisitionTime(file.dataSet)?.utc).not.toBeNull()
        expect(patientIdentity(file).patientId).toBe(patientKeySource)
        const stripped = new TextDecoder('latin1').decode(unwrap(await stripHeader(bytes)))
        expect(stripped).not.toMatch(/DEMO|Demo/)
      }
    }
  })

  it('have reports that say what the films show', () => {
    for (const [index, { films, reports }] of made.entries()) {
      const text = reports.map((report) => report.text).join('\n')
      const truth = films[0]?.truth
      expect(text).toContain(truth?.cardiothoracicRatio.toFixed(2))
      for (const { finding } of truth?.findings ?? []) {
        expect(text).toMatch(finding.kind === 'nodule' ? /right upper zone/ : /left pleural effusion/)
      }
      expect((truth?.cardiothoracicRatio ?? 0) > 0.5).toBe(index === 2)
      expect(text).not.toContain('\r')
    }
  })

  it('come as files whose stems pair a film with its report', async () => {
    const names: string[] = []
    for await (const { name, done, total } of demoFiles()) {
      names.push(name)
      expect([done, total]).toEqual([names.length, 6])
    }
    expect(names).toEqual(['demo-1.dcm', 'demo-1.txt', 'demo-2.dcm', 'demo-2.txt', 'demo-3.dcm', 'demo-3.txt'])
  })
})
