import { readFileSync } from 'node:fs'
import charls from '@cornerstonejs/codec-charls'
import openjpeg from '@cornerstonejs/codec-openjpeg'
import openjph from '@cornerstonejs/codec-openjph'
import type { WasmEncoder } from 'wasm-encoder'
import { encapsulatedDicom, encodeRle } from '../fixtures/encapsulated-dicom.ts'
import { encodeFlatBlocks, encodeJpegLossless } from '../fixtures/jpeg-encoder.ts'
import { expect, sharedData, test } from './app.ts'
import { dismissImport, expectPicture, imagePoint, importFiles, newProject } from './steps.ts'

const size = { widthPx: 96, heightPx: 80 }
/** Every pixel of a block of eight by eight has the same value: lossy and lossless pictures then hold the same. */
const valueAt = (x: number, y: number) => 10 + 12 * Math.floor(x / 8) + 5 * Math.floor(y / 8)
const values = Uint8Array.from({ length: size.widthPx * size.heightPx }, (_, i) =>
  valueAt(i % size.widthPx, Math.floor(i / size.widthPx)),
)

function encoded(encoder: WasmEncoder, prepare: (encoder: WasmEncoder) => void = () => {}): Uint8Array {
  const frame = { width: size.widthPx, height: size.heightPx, bitsPerSample: 8, componentCount: 1, isSigned: false }
  encoder.getDecodedBuffer({ ...frame, isUsingColorTransform: false }).set(values)
  prepare(encoder)
  encoder.encode()
  return encoder.getEncodedBuffer().slice()
}

async function codestreams(): Promise<readonly (readonly [uid: string, codestream: Uint8Array])[]> {
  const blocks = Array.from({ length: (size.widthPx / 8) * (size.heightPx / 8) }, (_, i) =>
    valueAt(8 * (i % (size.widthPx / 8)), 8 * Math.floor(i / (size.widthPx / 8))),
  )
  return [
    ['1.2.840.10008.1.2.5', encodeRle(values, 1, 1)],
    ['1.2.840.10008.1.2.4.50', encodeFlatBlocks({ ...size, bits: 8 }, [blocks])],
    ['1.2.840.10008.1.2.4.70', encodeJpegLossless({ ...size, components: 1, bits: 8, values }, 4)],
    ['1.2.840.10008.1.2.4.80', encoded(new (await charls()).JpegLSEncoder())],
    ['1.2.840.10008.1.2.4.90', encoded(new (await openjpeg()).J2KEncoder())],
    ['1.2.840.10008.1.2.4.201', encoded(new (await openjph()).HTJ2KEncoder(), (one) => one.setQuality?.(true, 0))],
  ]
}

test('compressed DICOM of every family opens, under the security policy, with its values', async ({ app }) => {
  test.setTimeout(240_000)
  const { page } = app
  const streams = await codestreams()
  await newProject(app)
  const files = streams.map(([transferSyntaxUid, codestream], index) => ({
    name: `picture-${index}.dcm`,
    mimeType: 'application/dicom',
    buffer: Buffer.from(
      encapsulatedDicom({
        ...size,
        ...{ transferSyntaxUid, components: 1, bitsAllocated: 8, bitsStored: 8 },
        frames: [[codestream]],
      }),
    ),
  }))
  const result = await importFiles(page, files)
  await expect(result).toContainText('6 cases with 6 items')
  await dismissImport(page)
  await page.getByRole('link', { name: /^Case 0001/ }).click()
  for (let number = 1; number <= streams.length; number++) {
    await expect(page.getByRole('heading', { name: `Case 000${number}`, level: 1 })).toBeAttached()
    await expectPicture(page)
    const at = await imagePoint(page, 44.5, 36.5)
    await page.mouse.move(at.x, at.y)
    await expect(page.getByRole('group', { name: 'Read-out' })).toContainText(`x 44  y 36${valueAt(44, 36)}`)
    if (number < streams.length) await page.getByRole('button', { name: 'Next case' }).click()
  }
})

test('a real CT slice reads the same in every encoding', async ({ app }) => {
  test.setTimeout(240_000)
  const { page } = app
  const syntaxes = ['1', '1.99', '5', '4.57', '4.70', '4.80', '4.90']
  const files = syntaxes.map((end) => {
    const path = sharedData(`dicom/CTImage_1.2.840.10008.1.2.${end}.dcm`)
    return { name: `ct-${end}.dcm`, mimeType: 'application/dicom', buffer: readFileSync(path) }
  })
  await newProject(app)
  await importFiles(page, files)
  await dismissImport(page)
  await page.getByRole('link', { name: /^Case 0001/ }).click()
  const chooser = page.getByRole('combobox', { name: 'Item in pane 1' })
  await expect(chooser).toBeVisible()
  // Of the two panes: while this one opens an item, the first viewer of the page is the other's.
  const viewer = page.getByRole('region', { name: /^Image viewer: .*, view 1$/ })
  const texts: string[] = []
  for (const option of await chooser.locator('option').allTextContents()) {
    if ((await chooser.locator('option:checked').textContent()) !== option) {
      await viewer.evaluate((element) => element.setAttribute('data-before', ''))
    }
    await chooser.selectOption({ label: option })
    const readOut = page.getByRole('group', { name: 'Read-out' }).first()
    // The viewer of the item comes when it has been decoded, and hears of the pointer when that moves. Read within the trial: the
    // viewer of the item before may still stand, and go between a look and the next.
    let text = ''
    await expect(async () => {
      await expect(page.locator('[data-before]')).toHaveCount(0, { timeout: 500 })
      const box = await viewer.boundingBox({ timeout: 500 })
      await page.mouse.move((box?.x ?? 0) + 170, (box?.y ?? 0) + 410)
      await page.mouse.move((box?.x ?? 0) + 180, (box?.y ?? 0) + 420)
      text = (await readOut.textContent()) ?? ''
      expect(text).toMatch(/^x \d+\s+y \d+.* HU.* %$/)
    }).toPass({ timeout: 20_000 })
    texts.push(text)
  }
  // Inflated, the deflated file is the plain one: a duplicate.
  expect(texts).toHaveLength(syntaxes.length - 1)
  expect(new Set(texts).size, texts.join('\n')).toBe(1)
})
