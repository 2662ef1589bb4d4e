import { type Html, html, type Piece, raw } from './html.ts'

/** A field by which a list is filtered. */
export type FilterField =
  | { kind: 'checks' | 'select'; name: string; label: string; options: readonly FilterOption[] }
  | { kind: 'search'; name: string; label: string }
  /** Arranges the list and filters nothing; scripts of the list act on it. */
  | { kind: 'choice'; name: string; label: string; options: readonly FilterOption[]; standard: string }
  /** `from` and `to` count the limit in, `after` does not. `standard` is what is chosen at first. */
  | { kind: 'limit'; name: 'from' | 'after' | 'to'; label: string; options: readonly LimitOption[]; standard: string }

interface FilterOption {
  value: string
  label: string
  /** How many entries have it. */
  count?: number
}

interface LimitOption {
  value: string
  label: string
  /** What `data-order` of entries is compared with. */
  order: number
}

/** A form that filters a list. */
export interface FilterForm {
  /** Id of the list. */
  list: string
  label: string
  fields: readonly FilterField[]
  /** Whether readers can ask for entries that fit one field instead of all. */
  canMatchAny?: boolean
  /** Whether what the fields say at first leaves entries out. */
  narrows?: boolean
  /** How many entries there are, with what they are called. */
  all: number
  noun: string
  /** Address of the script, path prefix included. */
  script: string
}

/**
 * A form above a list. Each entry of the list has `data-entry`, a data attribute for each field with the keys that it is found
 * by, and `data-order` for limits. What has `data-entries` is hidden when all its entries are, and what an entry names in
 * `data-details` is hidden with it. An entry that is listed in several places counts once when `data-entry` gives it one name
 * everywhere. Without scripts the form is not shown, and the list is complete.
 *
 * The form dispatches `handbook:arrange` before it filters, and `handbook:filtered` after.
 */
export function filterForm({
  list,
  label,
  fields,
  canMatchAny = false,
  narrows = false,
  all,
  noun,
  script,
}: FilterForm): Html {
  const checks = fields.filter(({ kind }) => kind === 'checks')
  const settles = narrows ? 'always' : 'asked'
  return html`<form class="filters" data-filters="${list}" data-settles="${settles}" role="search" aria-label="${label}">
${fields.filter(({ kind }) => kind !== 'checks').map(field)}
${checks.length > 0 && html`<div class="filter-groups">${checks.map(field)}</div>`}
${canMatchAny && matchChoice()}
<p class="filter-status"><output data-status="{shown} of {all} ${noun}" aria-live="polite">${all} of ${all} ${noun}</output> <button type="reset">Clear filters</button></p>
</form>
<script type="module" src="${script}"></script>`
}

function field(one: FilterField): Html {
  if (one.kind === 'search')
    return html`<label class="filter">${one.label} <input type="search" name="${one.name}" autocomplete="off"></label>`
  if (one.kind === 'checks')
    return html`<details class="filter-group"><summary>${one.label}</summary><fieldset><legend class="visually-hidden">${one.label}</legend>${one.options.map((option) => html`<label><input type="checkbox" name="${one.name}" value="${option.value}"> ${labelOf(option)}</label>`)}</fieldset></details>`
  if (one.kind === 'limit') return limit(one)
  if (one.kind === 'choice') return choice(one)
  const options = one.options.map((option) => html`<option value="${option.value}">${labelOf(option)}</option>`)
  return html`<label class="filter">${one.label} <select name="${one.name}"><option value="">All</option>${options}</select></label>`
}

function limit({ name, label, options, standard }: Extract<FilterField, { kind: 'limit' }>): Html {
  const choices = options.map(
    (one) =>
      html`<option value="${one.value}" data-order="${one.order}"${one.value === standard && raw(' selected')}>${one.label}</option>`,
  )
  return html`<label class="filter">${label} <select name="${name}" data-limit data-standard="${standard}">${choices}</select></label>`
}

function choice({ name, label, options, standard }: Extract<FilterField, { kind: 'choice' }>): Html {
  const choices = options.map(
    (one) => html`<option value="${one.value}"${one.value === standard && raw(' selected')}>${labelOf(one)}</option>`,
  )
  return html`<label class="filter">${label} <select name="${name}" data-choice data-standard="${standard}">${choices}</select></label>`
}

function labelOf({ label, count }: FilterOption): Piece {
  return count === undefined ? label : `${label} (${count})`
}

function matchChoice(): Html {
  return html`<fieldset class="filter-match"><legend>Show what fits</legend><label><input type="radio" name="match" value="all" checked> all filters</label> <label><input type="radio" name="match" value="any"> any filter</label></fieldset>`
}
