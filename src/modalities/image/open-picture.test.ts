import { describe, expect, test } from 'vitest'
import { grayscaleElements } from '../../../tests/fixtures/grayscale-elements.ts'
import { createMemorySession } from '../../../tests/fixtures/memory-session.ts'
import { radiograph } from '../../../tests/fixtures/picture-files.ts'
import type { BlobReader } from '../../contracts/modality.ts'
import { dicomElement, writeDicom } from '../../imaging/dicom/write.ts'
import { fail, ok, unwrap } from '../../lib/result.ts'
import { openPicture } from './open-picture.ts'

const { item } = createMemorySession([], 'image')
const patient = { patientId: 'P', patientName: 'N', studyUid: '1.2', instanceUid: '1.2.3' }
const film = new Uint8Array(radiograph(patient, 64))
const blobs: Pick<BlobReader, 'open'> = { open: async () => ok(film) }
const going = new AbortController().signal

describe('openPicture', () => {
  test('decodes a radiograph, with a window measured from its values', async () => {
    const opened = unwrap(await openPicture(item, blobs, going))
    expect(opened.picture).toMatchObject({ kind: 'grayscale', widthPx: 64, heightPx: 64, minValue: 0 })
    expect(opened.defaultWindow?.width).toBeGreaterThan(3000)
    expect(opened.slice).toBeNull()
  })

  test('shows PET on a scale of uptake where the header told how', async () => {
    const values = Uint16Array.from({ length: 64 }, (_, i) => i * 500)
    const elements = [
      ...grayscaleElements({ widthPx: 8, heightPx: 8, values }),
      dicomElement('Modality', 'PT'),
      dicomElement('Units', 'BQML'),
    ]
    const facts = { suvFactor: { value: 0.0005, origin: 'header' } } as const
    const pet = { open: async () => ok(writeDicom(elements)) }
    const opened = unwrap(await openPicture({ ...item, facts }, pet, going))
    // Of 10,000 Bq/ml is an uptake of 5.
    expect(opened.defaultWindow).toEqual({ centre: 5000, width: 10_000 })
    expect(opened.presets.filter(({ source }) => source === 'uptake')).toHaveLength(6)
    expect(unwrap(await openPicture({ ...item, facts: {} }, pet, going)).presets.map(({ name }) => name)).toEqual([
      'Auto, 1 to 99 %',
      'Full range',
    ])
  })

  test('one of several frames says which it is', async () => {
    const [part] = item.parts
    if (part === undefined) throw new Error('an item has a part')
    const opened = unwrap(await openPicture({ ...item, parts: [{ ...part, frames: 2 }] }, blobs, going))
    expect(opened.slice).toEqual({ part: part.blob, frame: 0 })
  })

  test('says why it cannot', async () => {
    const missing: Pick<BlobReader, 'open'> = { open: async () => fail('blob-missing') }
    expect(await openPicture(item, missing, going)).toMatchObject({ ok: false, error: { code: 'blob-missing' } })
    const cut: Pick<BlobReader, 'open'> = { open: async () => ok(film.slice(0, 900)) }
    expect(await openPicture(item, cut, going)).toMatchObject({ ok: false })
    const stopped = new AbortController()
    stopped.abort()
    expect(await openPicture(item, blobs, stopped.signal)).toMatchObject({ error: { code: 'open-cancelled' } })
  })
})
