import { createHash } from 'node:crypto'
import { type Answer, type Ask, invalid, json, refusal } from '../server/ask.ts'
import { pageOf } from '../server/paging.ts'
import { flagParam, textParam } from '../server/params.ts'
import { projectFor, type World } from '../server/world.ts'

/** `GET /projects/:id/repository/files/:path`: https://docs.gitlab.com/api/repository_files/#retrieve-a-file-from-a-repository */
export function getFile(ask: Ask, world: World): Answer {
  if (textParam(ask.params, 'ref') === undefined) return invalid('ref is missing, ref is empty')
  const found = fileAt(ask, world)
  if ('status' in found) return found
  const { path, ref, text } = found
  const bytes = Buffer.from(text)
  const file = {
    file_name: path.split('/').at(-1) as string,
    file_path: path,
    size: bytes.length,
    encoding: 'base64',
    content_sha256: createHash('sha256').update(bytes).digest('hex'),
    ref,
    blob_id: blobId(text),
    commit_id: commitId(ref),
    last_commit_id: commitId(ref),
    execute_filemode: false,
  }
  return json({ ...file, content: bytes.toString('base64') }, 200, fileHeaders(file))
}

/** `GET /projects/:id/repository/files/:path/raw`: https://docs.gitlab.com/api/repository_files/#retrieve-a-raw-file-from-a-repository */
export function getRawFile(ask: Ask, world: World): Answer {
  const found = fileAt(ask, world)
  if ('status' in found) return found
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'x-gitlab-blob-id': blobId(found.text) }
  return { status: 200, headers, body: found.text }
}

/** `GET /projects/:id/repository/tree`: https://docs.gitlab.com/api/repositories/#list-all-repository-trees-in-a-project */
export function listTree(ask: Ask, world: World): Answer {
  const found = filesAt(ask, world)
  if ('status' in found) return found
  const folder = (textParam(ask.params, 'path') ?? '').replace(/\/$/, '')
  const isDeep = flagParam(ask.params, 'recursive') ?? false
  const entries = treeEntries(found.files, folder, isDeep)
  if (entries.length === 0 && folder !== '') return refusal(404, '404 invalid revision or path Not Found')
  return pageOf(ask, entries, { path: folder, recursive: 'false', pagination: 'none' }, (entry) => entry)
}

type Files = Record<string, string>

interface FoundFile {
  path: string
  ref: string
  text: string
}

function fileAt(ask: Ask, world: World): FoundFile | Answer {
  const found = filesAt(ask, world)
  if ('status' in found) return found
  const path = ask.segments[4] as string
  const text = found.files[path]
  return text === undefined
    ? refusal(404, '404 File Not Found')
    : { path, ref: textParam(ask.params, 'ref') ?? 'main', text }
}

/** The files of a project at the asked ref; `HEAD` and nothing mean `main`. */
function filesAt(ask: Ask, world: World): { files: Files } | Answer {
  const project = projectFor(world, ask.segments[1] as string, ask.viewer)
  if (!project) return refusal(404, '404 Project Not Found')
  const ref = textParam(ask.params, 'ref') ?? 'HEAD'
  const refs = world.product.files[project.path] ?? {}
  const files = refs[ref === 'HEAD' ? 'main' : ref]
  return files ? { files } : refusal(404, '404 Commit Not Found')
}

function treeEntries(files: Files, folder: string, isDeep: boolean): object[] {
  const inside = Object.keys(files).filter((path) => folder === '' || path.startsWith(`${folder}/`))
  const start = folder === '' ? 0 : folder.length + 1
  const found = new Map<string, 'tree' | 'blob'>()
  for (const path of inside.sort()) {
    const steps = path.slice(start).split('/')
    for (const depth of steps.keys()) {
      if (depth > 0 && !isDeep) break
      found.set(path.slice(0, start) + steps.slice(0, depth + 1).join('/'), depth < steps.length - 1 ? 'tree' : 'blob')
    }
  }
  return [...found].map(([path, type]) => ({
    id: blobId(files[path] ?? path),
    name: path.split('/').at(-1),
    type,
    path,
    mode: type === 'tree' ? '040000' : '100644',
  }))
}

function fileHeaders(file: Record<string, string | number | boolean>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(file).map(([name, value]) => [`x-gitlab-${name.replaceAll('_', '-')}`, String(value)]),
  )
}

function blobId(text: string): string {
  const bytes = Buffer.from(text)
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex')
}

function commitId(ref: string): string {
  return createHash('sha1').update(ref).digest('hex')
}
