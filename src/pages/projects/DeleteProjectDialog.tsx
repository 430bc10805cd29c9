import { Link } from 'wouter'
import type { ProjectListing } from '../../persistence/projects.ts'
import { ConfirmByTyping } from '../../ui/ConfirmByTyping.tsx'
import { countText } from '../../ui/time-text.ts'
import { exportPath } from '../shared/paths.ts'

interface DeleteProjectDialogProps {
  readonly listing: ProjectListing
  readonly onConfirm: () => void
  readonly onClose: () => void
}

/** Deletes for good, after an export was offered and the name typed. */
export function DeleteProjectDialog({ listing, onConfirm, onClose }: DeleteProjectDialogProps) {
  const { project, caseCount } = listing
  return (
    <ConfirmByTyping
      title={`Delete ${project.name}`}
      expected={project.name}
      action="Delete project"
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <p>
        This removes {countText(caseCount, 'case')} with all annotations, their history and the stored files from this
        browser. It cannot be undone.
      </p>
      <p>
        <Link href={exportPath(project.id)}>Export the annotations first</Link>
      </p>
    </ConfirmByTyping>
  )
}
