import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type FilterForm, filterForm } from '../../plugins/theme/filters.ts'

const test = suite('theme/filters')

const form: FilterForm = {
  list: 'boats',
  label: 'Filter boats',
  fields: [{ kind: 'search', name: 'q', label: 'Text' }],
  all: 3,
  noun: 'boats',
  script: '/assets/handbook/filters.js',
}

test('a form says what it filters, how many there are, and announces it', () => {
  assert.is(
    filterForm(form).text,
    `<form class="filters" data-filters="boats" data-settles="asked" role="search" aria-label="Filter boats">
<label class="filter">Text <input type="search" name="q" autocomplete="off"></label>


<p class="filter-status"><output data-status="{shown} of {all} boats" aria-live="polite">3 of 3 boats</output> <button type="reset">Clear filters</button></p>
</form>
<script type="module" src="/assets/handbook/filters.js"></script>`,
  )
})

test('checkboxes stand in a group that can be closed; lists and limits before them', () => {
  const options = [{ value: 'sail', label: 'Sail', count: 2 }]
  const { text } = filterForm({
    ...form,
    fields: [
      { kind: 'checks', name: 'drive', label: 'Drive', options },
      { kind: 'select', name: 'harbour', label: 'Harbour', options },
      {
        kind: 'limit',
        name: 'from',
        label: 'From',
        options: [
          { value: '15.9', label: '15.9', order: 1 },
          { value: '15.10', label: '15.10', order: 2 },
        ],
        standard: '15.10',
      },
    ],
  })

  assert.ok(
    text.includes(
      '<details class="filter-group"><summary>Drive</summary><fieldset><legend class="visually-hidden">Drive</legend><label><input type="checkbox" name="drive" value="sail"> Sail (2)</label></fieldset></details>',
    ),
    text,
  )
  assert.ok(
    text.includes(
      '<label class="filter">Harbour <select name="harbour"><option value="">All</option><option value="sail">Sail (2)</option></select></label><label class="filter">From <select name="from" data-limit data-standard="15.10"><option value="15.9" data-order="1">15.9</option><option value="15.10" data-order="2" selected>15.10</option></select></label>',
    ),
    text,
  )
})

test('readers can ask for any filter to fit only where the form lets them', () => {
  assert.not.match(filterForm(form).text, 'name="match"')
  assert.match(
    filterForm({ ...form, canMatchAny: true }).text,
    '<input type="radio" name="match" value="any"> any filter',
  )
})

test('labels and values are text', () => {
  const { text } = filterForm({
    ...form,
    label: '"><b>',
    fields: [{ kind: 'checks', name: 'x', label: '<b>', options: [{ value: '"><b>', label: '</label>' }] }],
  })

  assert.not.match(text, '<b>')
  assert.match(text, 'value="&quot;&gt;&lt;b&gt;"> &lt;/label&gt;</label>')
})

test.run()
