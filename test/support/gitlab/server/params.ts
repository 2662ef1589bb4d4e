type Param = string | string[] | { [name: string]: Param }
export type Params = Record<string, Param>

/** Read a query the way Rails does: `iids[]=1&iids[]=2&not[labels]=a`. */
export function parseParams(query: URLSearchParams): Params {
  const params: Params = {}
  for (const [key, value] of query) {
    const [, name = key, inner] = /^([^[]+)(?:\[(.*)\])?$/.exec(key) ?? []
    if (inner === undefined) params[name] = value
    else if (inner === '') params[name] = [...(Array.isArray(params[name]) ? params[name] : []), value]
    else putInto(params, name, inner, value)
  }
  return params
}

function putInto(params: Params, name: string, inner: string, value: string): void {
  const known = params[name]
  const hash = typeof known === 'object' && !Array.isArray(known) ? known : {}
  const [, key = inner, isList] = /^(.*?)(\]\[)?$/.exec(inner) ?? []
  const before = hash[key]
  params[name] = { ...hash, [key]: isList ? [...(Array.isArray(before) ? before : []), value] : value }
}

/** Write a query the way Rails does, sorted and with every bracket escaped. */
export function queryOf(params: Params): string {
  return pairs(params).sort().join('&')
}

function pairs(params: Params, prefix?: string): string[] {
  return Object.entries(params).flatMap(([key, value]) => {
    const name = prefix === undefined ? key : `${prefix}[${key}]`
    if (Array.isArray(value)) return value.map((item) => `${escaped(`${name}[]`)}=${escaped(item)}`)
    return typeof value === 'object' ? pairs(value, name) : [`${escaped(name)}=${escaped(value)}`]
  })
}

function escaped(text: string): string {
  return encodeURIComponent(text)
    .replace(/[!'()]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+')
}

/** The text of a parameter; undefined when it is absent or not a plain text. */
export function textParam(params: Params, name: string): string | undefined {
  const value = params[name]
  return typeof value === 'string' ? value : undefined
}

/** The names in a parameter such as `labels=a,b` or `labels[]=a&labels[]=b`. */
export function listParam(params: Params, name: string): string[] {
  const value = params[name]
  if (Array.isArray(value)) return value
  if (typeof value !== 'string') return []
  return value
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')
}

export function flagParam(params: Params, name: string): boolean | undefined {
  const text = textParam(params, name)?.toLowerCase()
  if (text === undefined) return undefined
  return ['true', '1', 't', 'on'].includes(text)
}

/** The inner parameters of one such as `not`. */
export function hashParam(params: Params, name: string): Params {
  const value = params[name]
  return typeof value === 'object' && !Array.isArray(value) ? value : {}
}
