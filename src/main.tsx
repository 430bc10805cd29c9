import './app/trusted-types.ts'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { missingCapabilities } from './app/capabilities.ts'
import { UnsupportedBrowser } from './app/UnsupportedBrowser.tsx'
import { installSaveGuards } from './pages/shared/store-guards.ts'
import { recoverBatches } from './persistence/batches.ts'
import { openDatabase } from './persistence/database.ts'
import { dropCutOffDemo, isDemoCutOff } from './persistence/demo-in-making.ts'
import { installPrefix } from './persistence/install-prefix.ts'
import { sweepOrphanBlobs } from './persistence/orphan-blobs.ts'

const element = document.getElementById('root')
if (element === null) throw new Error('index.html has no element #root')
const root = createRoot(element)

const missing = await missingCapabilities(window)
if (missing.length > 0) {
  root.render(<UnsupportedBrowser missing={missing} />)
} else {
  const db = openDatabase()
  installSaveGuards()
  root.render(<App db={db} />)
  // What a killed import left behind; the lists are kept up by the change feed when it is done.
  void recoverBatches(db).then(async () => {
    await sweepOrphanBlobs(db)
    if (isDemoCutOff()) await dropCutOffDemo(db)
    const { sweepExports } = await import('./workers/export-folders.ts')
    // A browser that keeps no private files for the page has none to remove.
    await sweepExports(installPrefix()).catch(() => undefined)
  })
}
