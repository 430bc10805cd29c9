import type { ShownProgress } from '../../ui/ProgressDialog.tsx'
import type { ExportProgress } from '../../workers/export-result.ts'
import type { ImportProgress } from '../../workers/import-report.ts'

const importPhases = {
  making: 'Making cases',
  reading: 'Reading files',
  notes: 'Reading notes',
  writing: 'Writing cases',
} as const
const fileSteps = { unpacking: 'Unpacking', reading: 'Reading', storing: 'Storing' } as const
const exportPhases = {
  offsets: 'Checking the places of tags',
  writing: 'Writing',
  checking: 'Reading back and comparing',
} as const
const starting: ShownProgress = { text: 'Starting', done: 0, total: 0 }

export function importProgressText(progress: ImportProgress | null): ShownProgress {
  if (progress === null) return starting
  const { phase, done, total, file } = progress
  const shown = { text: importPhases[phase], done, total }
  if (file?.share == null) return shown
  return { ...shown, detail: { text: `${fileSteps[file.step]} ${file.name}`, share: file.share } }
}

export function exportProgressText(progress: ExportProgress | null): ShownProgress {
  if (progress === null) return starting
  return { text: exportPhases[progress.phase], done: progress.doneCases, total: progress.totalCases }
}
