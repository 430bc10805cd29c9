import { Button, Tabs } from '@mantine/core'
import { useEffect, useMemo, useState } from 'react'
import type { OffsetCounting } from '../../../domain/text/offset-counting.ts'
import type { TextEncoding } from '../../../lib/text-encoding.ts'
import { FullPanel } from '../../../ui/FullPanel.tsx'
import { nextLabelColor } from '../../../ui/label-palette.ts'
import { countText } from '../../../ui/time-text.ts'
import type { GroupingRule } from '../../../workers/group-cases.ts'
import type { WaitingImport } from '../../../workers/import-client.ts'
import type { ImportChoice, ImportPreview as Preview } from '../../../workers/import-preview.ts'
import { SourcesKept } from '../../shared/SourcesKept.tsx'
import { ChangedNotes } from './ChangedNotes.tsx'
import { chosenCases } from './grouping-state.ts'
import styles from './ImportPreview.module.css'
import { KnownTexts } from './KnownTexts.tsx'
import { ManifestTab } from './ManifestTab.tsx'
import { NotImported } from './NotImported.tsx'
import { PreviewDetails } from './PreviewDetails.tsx'
import { PreviewSummary } from './PreviewSummary.tsx'
import { PreviewToolbar } from './PreviewToolbar.tsx'
import { PreviewTree } from './PreviewTree.tsx'
import { needsLook, TagsTab } from './TagsTab.tsx'
import { useChanges } from './use-changes.ts'
import { usePreview } from './use-preview.ts'

interface ImportPreviewProps {
  readonly preview: Preview
  /** Tables among the files, for whoever reads manifests. */
  readonly tables: WaitingImport['tables']
  /** How items are put together to cases at first. */
  readonly initialRule: GroupingRule
  readonly source: Pick<WaitingImport, 'excerpt' | 'spanChanges'>
  /** Reads texts in another encoding, by their files. */
  readonly onReadAs: (files: ReadonlySet<string>, encoding: TextEncoding) => Promise<void>
  /** Reads tags as if the program that wrote them counted so, by their source. */
  readonly onCountAs: (source: string, counting: OffsetCounting) => Promise<void>
  /** Takes changed notes for new ones, by their files. */
  readonly onAsNew: (files: readonly string[]) => Promise<void>
  /** Colours of the project's labels: new ones take others. */
  readonly labelColors: readonly string[]
  /** Goes to the tables, to say what their columns are for. */
  readonly onMapTables: () => void
  readonly onWithoutTables: () => void
  readonly onImport: (choice: ImportChoice) => void
  /** Told whether there is work in it that would be lost with it. */
  readonly onTouched: (isTouched: boolean) => void
  readonly onDiscard: () => void
}

/** What was found in the files, grouped into cases, to be looked through and changed before anything is in the project. */
export function ImportPreview(props: ImportPreviewProps) {
  const {
    preview,
    tables,
    labelColors,
    source,
    onReadAs,
    onMapTables,
    onWithoutTables,
    onImport,
    onTouched,
    onDiscard,
  } = props
  const { items, changed, known, duplicates, refused, manifest, newLabels, tags, keepSources } = preview
  const controls = usePreview(items, props.initialRule)
  const changes = useChanges(changed, source)
  const { grouping } = controls
  const cases = useMemo(() => chosenCases(items, grouping), [items, grouping])
  const isTouched = grouping.before !== null || changes.isTouched
  useEffect(() => onTouched(isTouched), [onTouched, isTouched])
  const leftOut = duplicates.length + refused.length
  const [tab, setTab] = useState<string | null>(firstTab(preview))
  const [running, setRunning] = useState(0)
  const untilDone = async (change: Promise<void>) => {
    setRunning((count) => count + 1)
    try {
      await change
    } finally {
      setRunning((count) => count - 1)
    }
  }
  const readAs = (files: ReadonlySet<string>, encoding: TextEncoding) => untilDone(onReadAs(files, encoding))

  return (
    <FullPanel
      title="Import preview"
      closesOnEscape={!isTouched}
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
            // What is being read anew is not what is on show yet, which is what would be imported.
            disabled={running > 0 || changes.choice === null || cases.length + changes.choice.length === 0}
            onClick={() =>
              onImport({
                cases,
                newLabels: withColors(newLabels, labelColors),
                changes: changes.choice ?? [],
              })
            }
          >
            {importText(cases.length, changed.length, changes.choice?.length ?? null)}
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
          <Tabs.Tab value="cases">Cases ({grouping.cases.length.toLocaleString('en-GB')})</Tabs.Tab>
          <Tabs.Tab value="left-out">Not imported ({leftOut.toLocaleString('en-GB')})</Tabs.Tab>
          {changed.length > 0 && (
            <Tabs.Tab value="changed">Changed notes ({changed.length.toLocaleString('en-GB')})</Tabs.Tab>
          )}
          {hasTags(preview) && (
            <Tabs.Tab value="tags">
              Tags ({tags.sources.reduce((sum, { placed }) => sum + placed, 0).toLocaleString('en-GB')})
            </Tabs.Tab>
          )}
          {(tables.length > 0 || manifest !== null) && <Tabs.Tab value="manifest">Tables ({tables.length})</Tabs.Tab>}
        </Tabs.List>
        <Tabs.Panel value="cases">
          <PreviewToolbar preview={controls} />
          <PreviewTree items={items} preview={controls} />
          <PreviewDetails items={items} preview={controls} source={source} onReadAs={readAs} />
        </Tabs.Panel>
        <Tabs.Panel value="left-out">
          <KnownTexts known={known} onReadAs={readAs} />
          <NotImported preview={preview} />
        </Tabs.Panel>
        <Tabs.Panel value="changed">
          <ChangedNotes changed={changed} changes={changes} onAsNew={(file) => void untilDone(props.onAsNew([file]))} />
        </Tabs.Panel>
        <Tabs.Panel value="tags">
          <TagsTab tags={tags} onCountAs={(of, counting) => void untilDone(props.onCountAs(of, counting))} />
        </Tabs.Panel>
        <Tabs.Panel value="manifest">
          <ManifestTab tables={tables} preview={preview} onMapTables={onMapTables} onWithoutTables={onWithoutTables} />
        </Tabs.Panel>
      </Tabs>
    </FullPanel>
  )
}

/** Where there is something to look at, or to decide. */
function firstTab({ items, changed, tags }: Preview): string {
  if (changed.length > 0) return 'changed'
  if (tags.sources.some(needsLook)) return 'tags'
  return items.length === 0 ? 'left-out' : 'cases'
}

/** @param updates notes to be brought up to date; null while something is to be decided */
function importText(cases: number, changed: number, updates: number | null): string {
  if (changed === 0) return `Import ${countText(cases, 'case')}`
  const update = updates === null ? 'decide the open spans first' : `update ${countText(updates, 'note')}`
  if (cases > 0) return `Import ${countText(cases, 'case')}, ${update}`
  return update.charAt(0).toUpperCase() + update.slice(1)
}

function hasTags({ tags: { sources, problems } }: Preview): boolean {
  return sources.length + problems.length > 0
}

function withColors(names: readonly string[], used: readonly string[]): ImportChoice['newLabels'] {
  const colors = [...used]
  return names.map((name) => {
    const color = nextLabelColor(colors)
    colors.push(color)
    return { name, color }
  })
}
