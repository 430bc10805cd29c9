import { readdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { type DicomElement, dicomElement, writeDicom } from '../../src/imaging/dicom/write.ts'
import { deepGreyPng, greyTiff, niftiFile, withExif } from '../fixtures/deep-pictures.ts'
import { grayscaleElements } from '../fixtures/grayscale-elements.ts'
import { sharedDataPath } from '../fixtures/shared-data.ts'
import { axeClean } from './accessibility.ts'
import { expect, test } from './app.ts'
import {
  commitImport,
  dismissImport,
  expectPicture,
  type GivenFile,
  given,
  imagePoint,
  imageViewer,
  newProject,
  stageFiles,
} from './steps.ts'

const deep = (x: number, y: number) => 1000 + 300 * x + 7 * y

/** A film with a curve, two windows and graphics in its top-left corner, that says of its greys what cannot be. */
function film(...more: readonly DicomElement[]): Uint8Array {
  const values = Uint16Array.from({ length: 64 * 64 }, (_, i) => (i % 64) * 16)
  const entries = Uint16Array.from({ length: 1024 }, (_, i) => 1023 - i)
  const plane = new Uint8Array((64 * 64) / 8)
  plane.fill(0xff, 0, 64)
  return writeDicom([
    ...grayscaleElements({ widthPx: 64, heightPx: 64, values }),
    dicomElement('PresentationIntentType', 'FOR PRESENTATION'),
    dicomElement('VOILUTSequence', [
      [
        dicomElement('LUTDescriptor', [1024, 0, 10]),
        dicomElement('LUTExplanation', 'HARDER'),
        dicomElement('LUTData', new Uint8Array(entries.buffer)),
      ],
    ]),
    dicomElement('WindowCenter', '512\\256'),
    dicomElement('WindowWidth', '1024\\128'),
    dicomElement('WindowCenterWidthExplanation', 'NORMAL\\SOFTER'),
    { tag: 'x60000010', vr: 'US', value: [64] },
    { tag: 'x60000011', vr: 'US', value: [64] },
    { tag: 'x60000040', vr: 'CS', value: 'G' },
    { tag: 'x60000050', vr: 'SS', value: [1, 1] },
    { tag: 'x60000100', vr: 'US', value: [1] },
    { tag: 'x60000102', vr: 'US', value: [0] },
    { tag: 'x60003000', vr: 'OW', value: plane },
    ...more,
  ])
}

/** A photograph of 32 by 16 pixels, black on its left and grey on its right, that asks to be turned right. */
async function photograph(page: Page): Promise<Uint8Array> {
  const bytes = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(32, 16)
    const context = canvas.getContext('2d')
    if (context === null) throw new Error('no canvas')
    context.fillRect(0, 0, 16, 16)
    context.fillStyle = 'rgb(200 200 200)'
    context.fillRect(16, 0, 16, 16)
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 1 })
    return [...new Uint8Array(await blob.arrayBuffer())]
  })
  return withExif(Uint8Array.from(bytes), 6)
}

async function expectReading(page: Page, x: number, y: number, value: string): Promise<void> {
  const readOut = page.getByRole('group', { name: 'Read-out' })
  await expect(async () => {
    const at = await imagePoint(page, x + 0.5, y + 0.5)
    await page.mouse.move(at.x + 1, at.y)
    await page.mouse.move(at.x, at.y)
    await expect(readOut).toContainText(`x ${x}  y ${y}${value}`, { timeout: 500 })
  }).toPass({ timeout: 20_000 })
}

async function nextPicture(page: Page, number: number): Promise<void> {
  if (number > 1) await page.getByRole('button', { name: 'Next case' }).click()
  await expect(page.getByRole('heading', { name: `Case 000${number}`, level: 1 })).toBeAttached()
  await expectPicture(page)
}

test('pictures of many kinds open with their values, broken ones are told by name', async ({ app }) => {
  test.setTimeout(180_000)
  const { page } = app
  await newProject(app)
  const volume = niftiFile({
    dims: [20, 30, 3],
    valueAt: (i) => i,
    affine: [
      [-2, 0, 0, 20],
      [0, 2, 0, -30],
      [0, 0, 4, 0],
    ],
  })
  const good = [
    given('deep.png', deepGreyPng(64, 48, deep)),
    given('scan.tif', greyTiff({ widthPx: 40, heightPx: 30, pages: [deep], compression: 5, rowsPerStrip: 8 })),
    given('turned.jpg', await photograph(page)),
    given('volume.nii.gz', gzipSync(volume)),
    given('film.dcm', film(dicomElement('PresentationLUTShape', 'INVERSE'))),
  ]
  const whole = film()
  const broken: readonly (readonly [GivenFile, RegExp])[] = [
    [given('cut.dcm', whole.subarray(0, whole.length - 2000)), /promises 8192 bytes of pixels/],
    [given('cut.png', deepGreyPng(64, 48, deep).subarray(0, 90)), /cut off/],
    [given('cut.tif', greyTiff({ widthPx: 40, heightPx: 30, pages: [deep] }).subarray(0, 60)), /TIFF file is cut off/],
    [given('cut.nii', volume.subarray(0, 900)), /NIfTI volume is cut off/],
    [
      given(
        'noise.dcm',
        Uint8Array.from({ length: 900 }, (_, i) => (i * 131) % 251),
      ),
      /name says .* DICOM/,
    ],
    [given('empty.dcm', new Uint8Array(0)), /empty|0 bytes/],
  ]
  const preview = await stageFiles(page, [...good, ...broken.map(([file]) => file)])
  const summary = preview.getByRole('list', { name: 'Summary' })
  await expect(summary).toContainText(/5 cases.*5 items.*6 files refused/s)
  await preview.getByRole('tab', { name: /Not imported/ }).click()
  const refused = preview.getByRole('list', { name: 'Refused' })
  for (const [{ name }, words] of broken) {
    await expect(refused.getByRole('listitem').filter({ hasText: name })).toContainText(words)
  }
  await expect(await commitImport(page)).toContainText('5 cases with 5 items')
  await dismissImport(page)
  await page.getByRole('link', { name: /^Case 0001/ }).click()

  // A file that names a study comes first.
  await nextPicture(page, 1)
  await expect(page.getByRole('list', { name: 'What to know of the picture' })).toContainText(
    'Black and white uncertain',
  )
  const graphics = imageViewer(page).locator('canvas').nth(1)
  const coloured = () =>
    graphics.evaluate((canvas: HTMLCanvasElement) =>
      (canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []).some((byte) => byte > 0),
    )
  await expect.poll(coloured).toBe(true)
  // Graphics are over the picture, not in it.
  await expectReading(page, 10, 3, '160')
  await imageViewer(page).focus()
  await page.keyboard.press('Shift+W')
  await expect.poll(coloured).toBe(false)
  await page.getByRole('button', { name: 'Overlay hidden: show' }).click()
  await expect.poll(coloured).toBe(true)
  await page.getByRole('button', { name: 'Window presets' }).click()
  await expect(page.getByRole('menuitem', { name: /HARDER/ })).toHaveAttribute('aria-current', 'true')
  await expect(page.getByRole('menuitem', { name: /NORMAL/ })).toBeVisible()
  await page.getByRole('menuitem', { name: /SOFTER/ }).click()
  await expect(page.getByRole('textbox', { name: 'Window centre' })).toHaveValue('256')
  await expectReading(page, 10, 3, '160')
  // Colours are for the eye: the value under the pointer is what it was, and they are there after a reload.
  await imageViewer(page).focus()
  await page.keyboard.press('Alt+C')
  const scale = page.getByRole('img', { name: 'Colour scale, Hot iron: 192 to 320' })
  await expect(scale).toBeVisible()
  await expectReading(page, 10, 3, '160')
  await axeClean(page)
  await page.reload()
  await expect(scale).toBeVisible()

  await nextPicture(page, 2)
  await expectReading(page, 40, 20, String(deep(40, 20)))
  await nextPicture(page, 3)
  await expectReading(page, 33, 21, String(deep(33, 21)))

  // Turned right: what is right in the file is at the bottom. Its coordinates are those of the file.
  await nextPicture(page, 4)
  const [a, b] = ((await imageViewer(page).getAttribute('data-transform')) ?? '').split(' ').map(Number)
  expect([a, Math.sign(b ?? 0)]).toEqual([0, 1])
  await expectReading(page, 20, 4, '200')

  // A volume hangs with the front at the top: its sides are the patient's.
  await nextPicture(page, 5)
  await expect(page.getByRole('img', { name: /left: right, right: left, top: front, bottom: back/ })).toBeVisible()
})

test('no file of the real data stops the others', async ({ app }) => {
  test.setTimeout(180_000)
  const folder = sharedDataPath('dicom/MR_truncated.dcm')
  test.skip(folder === null, 'the real data are absent')
  const { page } = app
  await newProject(app)
  const directory = dirname(folder ?? '')
  const refusals: Readonly<Record<string, RegExp>> = {
    'MR_truncated.dcm': /cut off: its header promises 8192 bytes/,
    'badVR.dcm': /number of frames/,
    'meta_missing_tsyntax.dcm': /no transfer syntax/,
    'no_meta.dcm': /DICOM/,
    'priv_SQ.dcm': /holds no picture/,
    'UN_sequence.dcm': /holds no picture/,
    'no_meta_group_length.dcm': /holds no picture/,
    'nested_priv_SQ.dcm': /DICOM file/,
  }
  const files = readdirSync(directory)
    .filter((name) => name in refusals || /^(vlut|examples_|RG3|dx_|CT_small|liver_1|rtdose)/.test(name))
    .map((name) => given(name, readFileSync(`${directory}/${name}`)))
  const volumes = ['not-nifti.nii', 'anatomical.nii', 'little.nii.gz'].map((name) =>
    given(name, readFileSync(`${directory}/../nifti/${name}`)),
  )
  const preview = await stageFiles(page, [...files, ...volumes])
  await preview.getByRole('tab', { name: /Not imported/ }).click()
  const refused = preview.getByRole('list', { name: 'Refused' })
  await expect(refused.getByRole('listitem')).toHaveCount(Object.keys(refusals).length + 1)
  for (const [name, words] of Object.entries({ ...refusals, 'not-nifti.nii': /name says .* NIfTI/ })) {
    await expect(refused.getByRole('listitem').filter({ hasText: new RegExp(`^${name}`) })).toContainText(words)
  }
  await expect(await commitImport(page)).toContainText(/with 11 items/)
})
