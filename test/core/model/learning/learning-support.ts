import { buildLearning, type Learning } from '../../../../plugins/core/model/learning/learning.ts'
import type { Page } from '../../../../plugins/core/model/pages/page.ts'
import { dataFileOf, text } from '../../support.ts'

/** Learning from the texts of its files; each may be left out. */
export function learningOf(
  texts: { learning?: string; paths?: string; modules?: string; units?: string; achievements?: string },
  pages: readonly Page[] = [],
): Learning {
  const file = (name: string, source: string | undefined) =>
    source === undefined ? {} : { [name]: dataFileOf(`${name}.yml`, source) }
  return buildLearning(
    {
      ...file('learning', texts.learning),
      ...file('learningPaths', texts.paths),
      ...file('learningModules', texts.modules),
      ...file('learningUnits', texts.units),
      ...file('learningAchievements', texts.achievements),
    },
    pages,
  )
}

/** A small school of sailing: one path, two modules, four units. */
export const sailing: { learning: string; paths: string; modules: string; units: string; achievements: string } = {
  learning: text`
    roles:
      - { key: skipper, name: Skipper }
      - { key: cook, name: Cook }
    competencies:
      - key: knots
        name: Knots
        topics: [{ key: loops, name: Loops }, { key: bends, name: Bends }]
      - { key: weather, name: Weather }
    subjects: [{ key: sea, name: The sea }]
  `,
  paths: text`
    - uid: first-voyage
      title: First voyage
      summary: From the quay to the open sea.
      roles: [skipper]
      modules: [tie-knots, read-sky]
      owner: Ada Moss
      last_reviewed: 2026-04-01
      achievement: sailor
  `,
  modules: text`
    - uid: tie-knots
      title: Tie knots
      summary: Three knots for every day.
      level: beginner
      roles: [skipper, cook]
      competencies: [knots]
      objectives: [{ key: tie, text: Tie a bowline }]
      units: [why-knots, bowline]
    - uid: read-sky
      title: Read the sky
      level: intermediate
      competencies: [weather]
      prerequisites: [tie-knots]
      units: [clouds, sky-check]
  `,
  units: text`
    - { uid: why-knots, title: Why knots, kind: article, minutes: 5 }
    - { uid: bowline, title: The bowline, kind: video, minutes: 10, url: 'https://knots.example/bowline', covers: [tie], topics: [loops], slot: quick }
    - { uid: clouds, title: Clouds, kind: reading, minutes: 20, url: 'https://sky.example/clouds' }
    - uid: sky-check
      title: Do you know the sky?
      kind: knowledge_check
      minutes: 4
      questions:
        - question: What do tall clouds bring?
          choices:
            - { text: Rain, correct: true, explanation: They carry much water. }
            - { text: Calm, explanation: Far from it. }
  `,
  achievements: text`
    - uid: sailor
      name: Sailor
      type: trophy
      description: Has sailed out and come back.
      criteria: Finish the path.
  `,
}
