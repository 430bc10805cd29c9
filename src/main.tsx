import './app/trusted-types.ts'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { missingCapabilities } from './app/capabilities.ts'
import { installSaveGuards } from './pages/shared/store-guards.ts'
import { recoverBatches } from './persistence/batches.ts'
import { type GlossaDatabase, openDatabase } from './persistence/database.ts'
import { dropCutOffDemo, isDemoCutOff } from './persistence/demo-in-making.ts'
import { installPrefix } from './persistence/install-prefix.ts'

/** When the first page has long been there: what is removed then is in nobody's way. */
const settledMs = 5_000

/** Files that cut-off imports and closed tabs' exports have left. */
async function sweepLater(db: GlossaDatabase): Promise<void> {
  const { sweepOrphanBlobs } = await import('./persistence/orphan-blobs.ts')
  await sweepOrphanBlobs(db)
  const { sweepExports } = await import('./workers/export-folders.ts')
  // A browser that keeps no private files for the page has none to remove.
  await sweepExports(installPrefix()).catch(() => undefined)
}

const element = document.getElementById('root')
if (element === null) throw new Error('index.html has no element #root')
const root = createRoot(element)

const missing = await missingCapabilities(window)
if (missing.length > 0) {
  const { UnsupportedBrowser } = await import('./app/UnsupportedBrowser.tsx')
  root.render(<UnsupportedBrowser missing={missing} />)
} else {
  const db = openDatabase()
  installSaveGuards()
  root.render(<App db={db} />)
  // What a killed import left behind; the lists are kept up by the change feed when it is done.
  void recoverBatches(db).then(async () => {
    if (isDemoCutOff()) await dropCutOffDemo(db)
    setTimeout(() => void sweepLater(db), settledMs)
  })
}
