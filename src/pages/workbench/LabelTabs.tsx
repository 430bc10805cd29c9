import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useState } from 'react'
import type { Command } from '../../domain/commands/command.ts'
import { checklistRows } from '../../domain/reading/checklist.ts'
import { Checklist } from '../../panels/checklist/Checklist.tsx'
import { installPrefix } from '../../persistence/install-prefix.ts'
import { PaceContext, useCaseRecords, useProject, useView } from '../../session/session-context.ts'
import { FoldButton } from '../../ui/FoldButton.tsx'
import { KeyCap } from '../../ui/KeyCap.tsx'
import { KeyScopeContext, useKeyNames } from '../../ui/keys/keys-context.ts'
import { useFold } from '../../ui/use-fold.ts'
import { caseKeys } from '../shared/reserved-keys.ts'
import { focusViewer } from './focus-viewer.ts'
import styles from './Workbench.module.css'

const tabs = ['labels', 'checklist'] as const
type Tab = (typeof tabs)[number]
const tabText: Readonly<Record<Tab, string>> = { labels: 'Labels', checklist: 'Checklist' }
const keptTab = () => `${installPrefix()}inspector-tab`

interface LabelTabsProps {
  readonly annotatorId: string
  readonly onCommand: (command: Command) => boolean
  /** The labels for the next mark. */
  readonly children: ReactNode
}

/** The label set in its two uses: what the next mark gets, and what is said of the case without drawing. */
export function LabelTabs({ annotatorId, onCommand, children }: LabelTabsProps) {
  const [tab, setTab] = useState<Tab>(() => (localStorage.getItem(keptTab()) === 'checklist' ? 'checklist' : 'labels'))
  const [isOpen, setOpen] = useFold('labels', true)
  // At once: it takes the focus, and the next key is meant for it.
  const request = useView(({ checklist }) => checklist)
  const [seen, setSeen] = useState(request)
  if (request !== seen) {
    setSeen(request)
    setTab('checklist')
  }
  useEffect(() => localStorage.setItem(keptTab(), tab), [tab])
  useEffect(() => {
    if (request !== null) setOpen(true)
  }, [request, setOpen])
  const id = useId()
  const keys = useKeyNames()

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    event.preventDefault()
    const other = tab === 'labels' ? 'checklist' : 'labels'
    setTab(other)
    document.getElementById(`${id}-${other}`)?.focus()
  }

  return (
    <>
      <div className={styles.tabs}>
        <div role="tablist" aria-label="Label set" className={styles.tabList}>
          {tabs.map((each) => (
            <button
              key={each}
              type="button"
              role="tab"
              id={`${id}-${each}`}
              aria-selected={each === tab}
              aria-controls={`${id}-${each}-panel`}
              tabIndex={each === tab ? 0 : -1}
              className={styles.tab}
              onClick={() => {
                setTab(each)
                setOpen(true)
              }}
              onKeyDown={onKeyDown}
              {...(each === 'checklist' ? keys.aria(caseKeys.checklist) : {})}
            >
              {tabText[each]}
              {each === 'checklist' && (
                <PaceContext value="after the frame">
                  <AssessedCount annotatorId={annotatorId} />
                </PaceContext>
              )}
              {each === 'checklist' && <KeyCap name={caseKeys.checklist} />}
            </button>
          ))}
        </div>
        <FoldButton what="labels and checklist" isOpen={isOpen} onToggle={setOpen} />
      </div>
      {/* Both stay: a hidden checklist is at hand for its key. */}
      <div
        role="tabpanel"
        id={`${id}-labels-panel`}
        aria-labelledby={`${id}-labels`}
        className={styles.tabPanel}
        hidden={tab !== 'labels' || !isOpen}
      >
        <PaceContext value="after the frame">{children}</PaceContext>
      </div>
      <div
        role="tabpanel"
        id={`${id}-checklist-panel`}
        aria-labelledby={`${id}-checklist`}
        className={styles.tabPanel}
        hidden={tab !== 'checklist' || !isOpen}
      >
        {/* Its keys are its own. */}
        <KeyScopeContext value={null}>
          <PaceContext value="after the frame">
            <Checklist annotatorId={annotatorId} request={request} onCommand={onCommand} onLeave={focusViewer} />
          </PaceContext>
        </KeyScopeContext>
      </div>
    </>
  )
}

/** "3/14", once anything is assessed. */
function AssessedCount({ annotatorId }: { readonly annotatorId: string }) {
  const project = useProject()
  const annotations = useCaseRecords(({ tables }) => tables.annotation)
  const rows = useMemo(() => checklistRows(annotations, project, annotatorId), [annotations, project, annotatorId])
  const assessed = rows.filter(({ value }) => value !== null).length
  if (assessed === 0) return null
  return (
    <span className={styles.headingCount}>
      {assessed}/{rows.length}
    </span>
  )
}
