import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** Mermaid as the site has installed it. */
export interface DiagramLibrary {
  version: string
  /** Folder of what browsers load. */
  folder: string
}

/** Find Mermaid among the packages of the site, or of the suite; nothing when nobody has installed it. */
export function diagramLibrary(root: string): DiagramLibrary | undefined {
  for (const from of [join(root, 'package.json'), import.meta.filename]) {
    try {
      const file = createRequire(from).resolve('mermaid/package.json')
      const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string }
      return { version, folder: join(dirname(file), 'dist') }
    } catch {}
  }
  return undefined
}

/** Copy what browsers load into a folder of the written site, unless it is there already. */
export function copyDiagramLibrary({ version, folder }: DiagramLibrary, target: string): void {
  const mark = join(target, 'version.txt')
  if (existsSync(mark) && readFileSync(mark, 'utf8') === version) return
  mkdirSync(target, { recursive: true })
  cpSync(join(folder, 'mermaid.esm.min.mjs'), join(target, 'mermaid.esm.min.mjs'))
  const isShipped = (path: string): boolean => !path.endsWith('.map')
  cpSync(join(folder, 'chunks/mermaid.esm.min'), join(target, 'chunks/mermaid.esm.min'), {
    recursive: true,
    filter: isShipped,
  })
  writeFileSync(mark, version)
}
