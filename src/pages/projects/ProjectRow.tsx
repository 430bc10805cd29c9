import { ActionIcon, Menu, TextInput } from '@mantine/core'
import { IconCopy, IconDots, IconDownload, IconPencil, IconSettings, IconTrash } from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { ProjectListing } from '../../persistence/projects.ts'
import { countText, timeText } from '../../ui/time-text.ts'
import { casesPath, exportPath, settingsPath } from '../shared/paths.ts'
import styles from './ProjectsPage.module.css'

interface ProjectRowProps {
  readonly listing: ProjectListing
  readonly onRename: (name: string) => void
  readonly onDuplicate: () => void
  readonly onDelete: () => void
}

/** One project of the list: opens it, renames it in place, offers what else can be done with it. */
export function ProjectRow({ listing, onRename, onDuplicate, onDelete }: ProjectRowProps) {
  const { project, caseCount, submittedCount } = listing
  const [isRenaming, setRenaming] = useState(false)
  const [, navigate] = useLocation()
  return (
    <li className={styles.row}>
      {isRenaming ? (
        <RenameField
          name={project.name}
          onDone={(name) => {
            setRenaming(false)
            if (name !== null && name !== project.name) onRename(name)
          }}
        />
      ) : (
        <Link href={casesPath(project.id)} className={styles.name}>
          {project.name}
        </Link>
      )}
      <span className={styles.count}>{countText(caseCount, 'case')}</span>
      <span className={styles.count}>{submittedCount.toLocaleString('en-GB')} submitted</span>
      <span className={styles.time}>Created {timeText(project.createdAt)}</span>
      {/* The field to rename in takes the focus, which would else go back to this button. */}
      <Menu position="bottom-end" width={190} returnFocus={!isRenaming}>
        <Menu.Target>
          <ActionIcon aria-label={`More for ${project.name}`} className={styles.more}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={14} />} onClick={() => setRenaming(true)}>
            Rename
          </Menu.Item>
          <Menu.Item leftSection={<IconSettings size={14} />} onClick={() => navigate(settingsPath(project.id))}>
            Settings
          </Menu.Item>
          <Menu.Item leftSection={<IconCopy size={14} />} onClick={onDuplicate}>
            Duplicate settings
          </Menu.Item>
          <Menu.Item leftSection={<IconDownload size={14} />} onClick={() => navigate(exportPath(project.id))}>
            Export
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<IconTrash size={14} />} color="var(--glossa-danger)" onClick={onDelete}>
            Delete
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </li>
  )
}

function RenameField({ name, onDone }: { readonly name: string; readonly onDone: (name: string | null) => void }) {
  const [draft, setDraft] = useState(name)
  const commit = () => onDone(draft.trim() === '' ? null : draft.trim())
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') commit()
    if (event.key === 'Escape') onDone(null)
  }
  return (
    <TextInput
      aria-label="Project name"
      autoFocus
      value={draft}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={onKeyDown}
    />
  )
}
