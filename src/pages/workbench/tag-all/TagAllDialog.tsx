import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useEffect, useMemo, useState } from 'react'
import { labelAllows } from '../../../domain/commands/annotation-commands.ts'
import { labelForTarget } from '../../../domain/labels/label-choice.ts'
import type { PhraseOptions } from '../../../domain/text/find-phrase.ts'
import { useProject, useSession } from '../../../session/session-context.ts'
import type { TagAllRequest } from '../../../session/view-store.ts'
import dialogStyles from '../../../ui/Dialog.module.css'
import { Dialog } from '../../../ui/Dialog.tsx'
import { ProgressDialog } from '../../../ui/ProgressDialog.tsx'
import { Segments } from '../../../ui/Segments.tsx'
import { countText } from '../../../ui/time-text.ts'
import type { ChosenNote, PlacesFound, TagQuery, TagReport } from '../../../workers/tag-all/tag-query.ts'
import { startTagAll, type TagAll } from '../../../workers/tag-all-client.ts'
import { useApp } from '../../shared/app-services.ts'
import { describeProblem } from '../../shared/describe-problem.ts'
import { useRunning } from '../../shared/use-running.ts'
import { PlaceList } from './PlaceList.tsx'
import styles from './TagAllDialog.module.css'
import { foundText, leftOutText, reportText } from './tag-all-text.ts'
import { usePlaces } from './use-places.ts'

interface TagAllDialogProps {
  readonly request: TagAllRequest
  /** The case of the note it was asked in. */
  readonly caseId: string
  readonly onDone: (report: TagReport, text: string, query: TagQuery) => void
  readonly onCancelled: () => void
  readonly onClose: () => void
}

const modes = ['tag', 'untag'] as const
const scopes = ['note', 'project'] as const
const noneOff: ReadonlySet<number> = new Set()

/** Tags every place of a phrase, or removes those tags, after showing each of them. */
export function TagAllDialog({ request, caseId, onDone, onCancelled, onClose }: TagAllDialogProps) {
  const project = useProject()
  const labels = project.labelSet.labels.filter((label) => labelAllows(label, 'span'))
  const [phrase, setPhrase] = useState(() => request.phrase.trim().replace(/\s+/gu, ' '))
  const [mode, setMode] = useState<TagQuery['mode']>('tag')
  const [scope, setScope] = useState<(typeof scopes)[number]>('note')
  const [labelId, setLabelId] = useState(() => labelForTarget(labels, request.labelId, 'span')?.id ?? '')
  const [options, setOptions] = useState<PhraseOptions>(() => ({
    // MS is not ms, and IT is not it.
    matchCase: /^[\p{Lu}\p{N}]{2,5}$/u.test(request.phrase.trim()),
    wholeWords: true,
    inflections: false,
  }))
  const note = scope === 'note' ? { caseId, itemId: request.itemId } : null
  const query: TagQuery = { phrase, options, mode, labelId, note }
  const name = JSON.stringify(query)
  const tagAll = useTagAllWorker(project.id)
  const isAsked = phrase.trim() !== '' && labelId !== ''
  const { found, problem, progress } = usePlaces(tagAll, isAsked ? query : null, name)
  const [unticked, setUnticked] = useState<{ readonly of: PlacesFound | null; readonly set: ReadonlySet<number> }>()
  const off = unticked?.of === found ? (unticked?.set ?? noneOff) : noneOff
  const chosen = useMemo(() => (found === null ? [] : chosenPlaces(found, off)), [found, off])
  const count = chosen.reduce((sum, { ranges }) => sum + ranges.length, 0)
  const free = found?.places.filter(({ state }) => state === 'free').length ?? 0
  const label = labels.find(({ id }) => id === labelId)
  const applying = useRunning<{ readonly done: number; readonly total: number }, TagReport>()
  const [failure, setFailure] = useState<string | null>(null)

  async function apply(): Promise<void> {
    if (tagAll === null || count === 0) return
    const done = await applying.run((onProgress) => tagAll.apply(query, chosen, onProgress))
    if (done.ok) onDone(done.value, reportText(query, label?.name ?? '', done.value), query)
    else if (done.error.code === 'cancelled') onCancelled()
    else setFailure(describeProblem(done.error))
  }

  function toggle(index: number): void {
    const set = new Set(off)
    if (!set.delete(index)) set.add(index)
    setUnticked({ of: found, set })
  }

  function toggleAll(): void {
    const all = found?.places.flatMap(({ state }, index) => (state === 'free' ? [index] : [])) ?? []
    setUnticked({ of: found, set: count === 0 ? noneOff : new Set(all) })
  }

  const leftOut = found === null ? '' : leftOutText(found, query)

  if (applying.running !== null) {
    const { done = 0, total = 0 } = applying.running.progress ?? {}
    const text = mode === 'tag' ? 'Tagging cases' : 'Untagging cases'
    return <ProgressDialog title="Tag all" progress={{ text, done, total }} onCancel={applying.cancel} />
  }
  return (
    <Dialog title="Tag all" size="xl" onClose={onClose}>
      <form
        className={dialogStyles.body}
        onSubmit={(event) => {
          event.preventDefault()
          void apply()
        }}
      >
        <div className={styles.question}>
          <TextInput
            className={styles.phrase}
            label="Words"
            spellCheck={false}
            autoComplete="off"
            data-autofocus
            value={phrase}
            onChange={({ currentTarget }) => setPhrase(currentTarget.value)}
          />
          <NativeSelect
            label="Label"
            data={labels.map(({ id, name: text }) => ({ value: id, label: text }))}
            value={labelId}
            onChange={({ currentTarget }) => setLabelId(currentTarget.value)}
          />
          <div className={styles.options}>
            <Segments
              name="What to do"
              choices={modes}
              text={{ tag: 'Tag', untag: 'Remove tags' }}
              value={mode}
              onChoose={setMode}
            />
            <Segments
              name="Where"
              choices={scopes}
              text={{ note: 'This note', project: 'Whole project' }}
              value={scope}
              onChoose={setScope}
            />
            <Option name="Match case" of="matchCase" options={options} onChange={setOptions} />
            <Option name="Whole words" of="wholeWords" options={options} onChange={setOptions} />
            <Option name="Singular and plural" of="inflections" options={options} onChange={setOptions} />
          </div>
        </div>
        {labels.length === 0 && <p className={styles.warn}>No label of this project may go on text.</p>}
        <div className={styles.summary}>
          <span role="status">{found === null ? waitText(isAsked, progress) : foundText(found, query)}</span>
          {free > 0 && (
            <Button variant="subtle" onClick={toggleAll}>
              {count === 0 ? 'Tick all' : 'Untick all'}
            </Button>
          )}
        </div>
        {(problem !== null || failure !== null) && (
          <p role="alert" className={styles.warn}>
            {problem === null ? failure : describeProblem(problem)}
          </p>
        )}
        <div className={styles.list}>
          {found === null || found.places.length === 0 ? (
            <span className={styles.empty}>{found === null ? '' : 'Nothing to show.'}</span>
          ) : (
            <PlaceList key={name} found={found} off={off} onToggle={toggle} color={label?.color ?? ''} />
          )}
        </div>
        <p className={styles.leftOut}>{leftOut}</p>
        <div className={dialogStyles.actions}>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="filled" disabled={count === 0}>
            {actionText(mode, count, chosen.length)}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** A worker for as long as the dialog is open. It reads what is stored: edits on their way are written first. */
function useTagAllWorker(projectId: string): TagAll | null {
  const { actor } = useApp().env
  const { patient } = useSession()
  const [tagAll, setTagAll] = useState<TagAll | null>(null)
  useEffect(() => {
    let made: TagAll | undefined
    let isOver = false
    const stores = [...patient.store.getState().open.values()]
    void Promise.all(stores.map((store) => store.flush())).then(() => {
      if (isOver) return
      made = startTagAll({ projectId, annotatorId: actor })
      setTagAll(made)
    })
    return () => {
      isOver = true
      made?.end()
    }
  }, [projectId, actor, patient])
  return tagAll
}

function chosenPlaces({ notes, places }: PlacesFound, off: ReadonlySet<number>): readonly ChosenNote[] {
  const ranges: { start: number; end: number }[][] = notes.map(() => [])
  for (const [index, { note, start, end, state }] of places.entries()) {
    if (state === 'free' && !off.has(index)) ranges[note]?.push({ start, end })
  }
  return notes.flatMap(({ caseId, itemId }, note) => {
    const own = ranges[note] ?? []
    return own.length === 0 ? [] : [{ caseId, itemId, ranges: own }]
  })
}

function waitText(isAsked: boolean, progress: { readonly done: number; readonly total: number } | null): string {
  if (!isAsked) return 'Type the words to look for.'
  if (progress === null || progress.total < 2) return 'Looking…'
  return `Looking… ${progress.done.toLocaleString('en-GB')} of ${countText(progress.total, 'note')}`
}

function actionText(mode: TagQuery['mode'], count: number, notes: number): string {
  if (count === 0) return mode === 'tag' ? 'Tag' : 'Remove tags'
  const where = `in ${countText(notes, 'note')}`
  return mode === 'tag' ? `Tag ${countText(count, 'place')} ${where}` : `Remove ${countText(count, 'tag')} ${where}`
}

interface OptionProps {
  readonly name: string
  readonly of: keyof PhraseOptions
  readonly options: PhraseOptions
  readonly onChange: (options: PhraseOptions) => void
}

function Option({ name, of, options, onChange }: OptionProps) {
  return (
    <Checkbox
      size="xs"
      label={name}
      checked={options[of]}
      onChange={({ currentTarget }) => onChange({ ...options, [of]: currentTarget.checked })}
    />
  )
}
