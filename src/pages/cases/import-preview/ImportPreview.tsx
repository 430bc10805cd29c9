import { Button, Tabs } from '@mantine/core'
import { useState } from 'react'
import { FullPanel } from '../../../ui/FullPanel.tsx'
import { nextLabelColor } from '../../../ui/label-palette.ts'
import { countText } from '../../../ui/time-text.ts'
import type { WaitingImport } from '../../../workers/import-client.ts'
import type { ImportChoice, ImportPreview as Preview } from '../../../workers/import-preview.ts'
import { SourcesKept } from '../../shared/SourcesKept.tsx'
import { chosenCases } from './grouping-state.ts'
import styles from './ImportPreview.module.css'
import { ManifestTab } from './ManifestTab.tsx'
import { NotImported } from './NotImported.tsx'
import { PreviewDetails } from './PreviewDetails.tsx'
import { PreviewSummary } from './PreviewSummary.tsx'
import { PreviewToolbar } from './PreviewToolbar.tsx'
import { PreviewTree } from './PreviewTree.tsx'
import { usePreview } from './use-preview.ts'

interface ImportPreviewProps {
  readonly preview: Preview
  /** Tables among the files, for whoever reads manifests. */
  readonly tables: WaitingImport['tables']
  /** Colours of the project's labels: new ones take others. */
  readonly labelColors: readonly string[]
  /** Goes to the tables, to say what their columns are for. */
  readonly onMapTables: () => void
  readonly onWithoutTables: () => void
  readonly onImport: (choice: ImportChoice) => void
  readonly onDiscard: () => void
}

/** What was found in the files, grouped into cases, to be looked through and changed before anything is in the project. */
export function ImportPreview(props: ImportPreviewProps) {
  const { preview, tables, labelColors, onMapTables, onWithoutTables, onImport, onDiscard } = props
  const { items, duplicates, refused, manifest, keepSources } = preview
  const controls = usePreview(items)
  const cases = chosenCases(items, controls.grouping)
  const leftOut = duplicates.length + refused.length
  const [tab, setTab] = useState<string | null>(items.length === 0 ? 'left-out' : 'cases')

  return (
    <FullPanel
      title="Import preview"
      closesOnEscape={controls.grouping.before === null}
      onClose={onDiscard}
      actions={
        <>
          <p className={styles.said} role="status" aria-label="Preview">
            {controls.announced}
          </p>
          <Button onClick={onDiscard}>Cancel</Button>
          <Button
            data-autofocus
            variant="filled"
            disabled={cases.length === 0}
            onClick={() => onImport({ cases, newLabels: withColors(manifest?.newLabels ?? [], labelColors) })}
          >
            Import {countText(cases.length, 'case')}
          </Button>
        </>
      }
    >
      <PreviewSummary preview={preview} cases={cases} />
      {keepSources && (
        <SourcesKept>
          Headers with names and numbers of patients, and the names of these files, will be stored and go into exports.
        </SourcesKept>
      )}
      <Tabs
        value={tab}
        onChange={setTab}
        keepMounted={false}
        className={styles.tabs ?? ''}
        classNames={{ panel: styles.panel ?? '' }}
      >
        <Tabs.List>
          <Tabs.Tab value="cases">Cases ({controls.grouping.cases.length.toLocaleString('en-GB')})</Tabs.Tab>
          <Tabs.Tab value="left-out">Not imported ({leftOut.toLocaleString('en-GB')})</Tabs.Tab>
          {(tables.length > 0 || manifest !== null) && <Tabs.Tab value="manifest">Tables ({tables.length})</Tabs.Tab>}
        </Tabs.List>
        <Tabs.Panel value="cases">
          <PreviewToolbar preview={controls} />
          <PreviewTree items={items} preview={controls} />
          <PreviewDetails items={items} preview={controls} />
        </Tabs.Panel>
        <Tabs.Panel value="left-out">
          <NotImported preview={preview} />
        </Tabs.Panel>
        <Tabs.Panel value="manifest">
          <ManifestTab
            tables={tables}
            manifest={manifest}
            onMapTables={onMapTables}
            onWithoutTables={onWithoutTables}
          />
        </Tabs.Panel>
      </Tabs>
    </FullPanel>
  )
}

function withColors(names: readonly string[], used: readonly string[]): ImportChoice['newLabels'] {
  const colors = [...used]
  return names.map((name) => {
    const color = nextLabelColor(colors)
    colors.push(color)
    return { name, color }
  })
}
