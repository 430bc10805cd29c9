import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { zipSync } from 'fflate'
import { findSecrets, latin1, type Searched } from '../fixtures/byte-search.ts'
import { plantedBmp, plantedFilm, plantedGif, plantedInHeaders, plantedPng } from '../fixtures/planted-files.ts'
import { expect, test } from './app.ts'
import {
  annotationRows,
  commitImport,
  dismissImport,
  dragOnImage,
  expectPicture,
  expectSaved,
  exportNative,
  importFiles,
  importPreview,
  newProject,
  openCase,
  passTables,
} from './steps.ts'
import { expectLogHolds } from './stored-log.ts'

/** Identifiers in the names of files, folders and archives. */
const plantedInNames = {
  folder: 'WARBLERTON_JOAN',
  film: 'SANDPIPER_1949',
  picture: 'STONECHAT_LEFT',
  note: 'KITTIWAKE_REPORT',
  archive: 'FIELDFARE_2024',
  entryFolder: 'REDSTART_PID771',
  entry: 'WHINCHAT_FILM',
  table: 'NUTHATCH_TABLE',
  tableCell: 'CELL-REDPOLL-55',
} as const

const secrets = [...Object.values(plantedInHeaders), ...Object.values(plantedInNames)]

/** Everything that the browser keeps for the app: every row of every table, other stores, files. */
async function allStored(page: Page): Promise<Searched[]> {
  return page.evaluate(async () => {
    const places: { where: string; bytes: string }[] = []
    const latin = (bytes: Uint8Array) => {
      let text = ''
      for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
      return text
    }
    const utf8 = (text: string) => latin(new TextEncoder().encode(text))
    const walk = (where: string, value: unknown): void => {
      if (typeof value === 'string') places.push({ where, bytes: utf8(value) })
      else if (ArrayBuffer.isView(value)) {
        places.push({ where, bytes: latin(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)) })
      } else if (value instanceof ArrayBuffer) places.push({ where, bytes: latin(new Uint8Array(value)) })
      else if (value instanceof CryptoKey) return
      else if (value !== null && typeof value === 'object') {
        for (const [key, inner] of Object.entries(value)) {
          walk(`${where}.${key}`, inner)
          places.push({ where: `${where} (key)`, bytes: utf8(key) })
        }
      }
    }
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name ?? '')
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
      for (const store of database.objectStoreNames) {
        for (const method of ['getAll', 'getAllKeys'] as const) {
          const rows = await new Promise<unknown>((resolve, reject) => {
            const request = database.transaction(store).objectStore(store)[method]()
            request.onsuccess = () => resolve(request.result)
            request.onerror = () => reject(request.error)
          })
          walk(store, rows)
        }
      }
      database.close()
    }
    walk('localStorage', { ...localStorage })
    walk('sessionStorage', { ...sessionStorage })
    for (const name of await caches.keys()) {
      walk('caches', name)
      for (const request of await (await caches.open(name)).keys()) walk('caches', request.url)
    }
    const root = await navigator.storage.getDirectory()
    for await (const name of root.keys()) walk('files of the origin', name)
    walk('address', location.href)
    return places
  })
}

/** A folder of planted files under planted names. */
function plantedFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'glossa-flow-'))
  const inner = join(folder, plantedInNames.folder)
  mkdirSync(inner)
  const film = plantedFilm()
  const files: Readonly<Record<string, Buffer>> = {
    [`${plantedInNames.film}.dcm`]: film,
    [`${plantedInNames.picture}.png`]: plantedPng(),
    [`${plantedInNames.picture}2.gif`]: plantedGif(),
    [`${plantedInNames.note}.txt`]: Buffer.from('FINDINGS: a small effusion on the left.'),
    [`${plantedInNames.table}.csv`]: Buffer.from(
      `file,patient\n${plantedInNames.film}.dcm,${plantedInNames.tableCell}\n`,
    ),
    [`${plantedInNames.archive}.zip`]: Buffer.from(
      zipSync({ [`${plantedInNames.entryFolder}/${plantedInNames.entry}.bmp`]: plantedBmp() }, { level: 0 }),
    ),
  }
  for (const [name, content] of Object.entries(files)) writeFileSync(join(inner, name), content)
  const names = Object.keys(files).join(' ')
  const held = [...Object.values(files), Buffer.from(`${plantedInNames.folder} ${names}`)]
  const places = held.map((bytes, index) => ({ where: `source ${index}`, bytes: latin1(bytes) }))
  const missing = secrets.filter((secret) => findSecrets([secret], places).length === 0)
  expect(missing, 'every identifier is in the files').toEqual([])
  return folder
}

async function importFolder(page: Page): Promise<void> {
  const folder = plantedFolder()
  try {
    await page.getByLabel('Folder to import').setInputFiles(join(folder, plantedInNames.folder))
    await passTables(page, 'Continue')
    await expect(await commitImport(page)).toContainText('5 cases with 5 items')
    await dismissImport(page)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('planted identifiers are in no table, no stored file, no log entry and no export', async ({ app }) => {
  const { page } = app
  await newProject(app)
  await importFolder(page)
  await openCase(page, 'Case 0001')
  await expectPicture(page)
  await page.keyboard.press('r')
  await dragOnImage(page, [10, 10], [30, 30])
  await expect(annotationRows(page)).toHaveCount(1)
  await expectSaved(page)
  await page.goto(page.url().replace(/cases\/.*/, 'export'))
  const exported = await exportNative(page, { unsubmitted: true })
  expect(exported.cases.flatMap(({ annotations }) => annotations)).toHaveLength(1)

  expect(secrets.length).toBeGreaterThanOrEqual(20)
  const places = await allStored(page)
  expect(places.some(({ where }) => where.startsWith('blobs'))).toBe(true)
  expect(places.some(({ where }) => where.startsWith('bodies'))).toBe(true)
  expect(findSecrets(secrets, places)).toEqual([])
  const exportPlace = { where: 'annotations.json', bytes: latin1(Buffer.from(JSON.stringify(exported))) }
  expect(findSecrets(secrets, [exportPlace])).toEqual([])
  await expectLogHolds(page)
})

test('a project that keeps its sources says so in red, and keeps them', async ({ app }) => {
  const { page } = app
  await newProject(app)
  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByRole('checkbox', { name: /Keep source files/ }).click()
  await page
    .getByRole('group', { name: 'Keep source files?' })
    .getByRole('button', { name: 'Keep source files' })
    .click()
  await expect(page.getByRole('checkbox', { name: /Keep source files/ })).toBeChecked()
  await page.goto(page.url().replace(/settings.*/, 'cases'))
  const inRed = page.getByRole('note', { name: 'Source files are kept' })
  await expect(inRed).toContainText('names patients')
  const film = { name: `${plantedInNames.film}.dcm`, mimeType: 'application/dicom', buffer: plantedFilm() }
  await page.getByLabel('Files to import').setInputFiles([film])
  await expect(importPreview(page).getByRole('note', { name: 'Source files are kept' })).toBeVisible()
  await commitImport(page)
  await dismissImport(page)
  await openCase(page, 'Case 0001')
  await expectPicture(page)

  const places = await allStored(page)
  const found = (secret: string) => findSecrets([secret], places).length > 0
  expect(found(plantedInHeaders.privateText)).toBe(true)
  expect(found(plantedInNames.film)).toBe(true)
  const blobs = places.filter(({ where }) => where.startsWith('blobs') && where.endsWith('bytes'))
  expect(blobs.map(({ bytes }) => bytes)).toEqual([latin1(film.buffer)])
  await page.goto(page.url().replace(/cases\/.*/, 'export'))
  await expect(inRed).toContainText('export can name patients')
  const exported = await exportNative(page, { unsubmitted: true })
  expect(JSON.stringify(exported)).toContain(plantedInNames.film)
  await expectLogHolds(page)
})

test('text that may be burned in is warned of before the import', async ({ app }) => {
  const { page } = app
  await newProject(app)
  const film = plantedFilm()
  // The same film called ultrasound by its header.
  const at = film.indexOf('DX', 132, 'latin1')
  film.write('US', at, 'latin1')
  await page
    .getByLabel('Files to import')
    .setInputFiles([{ name: 'a.dcm', mimeType: 'application/dicom', buffer: film }])
  await expect(importPreview(page).getByRole('region', { name: 'Details of the row' })).toContainText(
    /ultrasound.*burned in/,
  )
  await importPreview(page).getByRole('button', { name: 'Cancel' }).click()
  await expect(
    await importFiles(page, [{ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('Plain.') }]),
  ).not.toContainText('burned')
})
