import { Button } from '@mantine/core'
import { IconFolderUp, IconUpload } from '@tabler/icons-react'
import { type ReactNode, useRef } from 'react'
import type { PickedFile } from '../../workers/picked-file.ts'
import { useModules } from '../shared/modules-context.ts'
import { useShortcuts } from '../shared/use-shortcuts.ts'
import { acceptedFiles } from './accepted-files.ts'
import { pickedFiles } from './dropped-files.ts'

export interface ImportButtons {
  /** The pickers themselves, unseen: they keep one place in the page, wherever the buttons stand. */
  readonly inputs: ReactNode
  readonly buttons: ReactNode
}

/**
 * The ways to bring files in other than dropping them: single files and archives, or a folder with all that is in it.
 * @param isFirst whether importing is what the page is for now
 */
export function useImportButtons(isFirst: boolean, onFiles: (files: readonly PickedFile[]) => void): ImportButtons {
  const modules = useModules()
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  const take = (input: HTMLInputElement) => {
    const picked = pickedFiles(input.files ?? [])
    // The same file can be picked again after it was mended.
    input.value = ''
    onFiles(picked)
  }
  useShortcuts([
    { text: 'Import files', group: 'List of cases', run: () => files.current?.click() },
    { text: 'Import a folder', group: 'List of cases', run: () => folder.current?.click() },
  ])
  const inputs = (
    <>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        aria-label="Files to import"
        accept={acceptedFiles(modules)}
        onChange={(event) => take(event.currentTarget)}
      />
      <input
        ref={(input) => {
          folder.current = input
          if (input !== null) input.webkitdirectory = true
        }}
        type="file"
        hidden
        aria-label="Folder to import"
        onChange={(event) => take(event.currentTarget)}
      />
    </>
  )
  const buttons = (
    <>
      <Button leftSection={<IconFolderUp size={15} />} onClick={() => folder.current?.click()}>
        Choose folder
      </Button>
      <Button
        variant={isFirst ? 'filled' : 'default'}
        leftSection={<IconUpload size={15} />}
        onClick={() => files.current?.click()}
      >
        Import
      </Button>
    </>
  )
  return { inputs, buttons }
}
