import { setFlagsFromString } from 'node:v8'

/**
 * Tune V8 for programs that run for seconds, on two cores.
 *
 * - The heap may double before what is dead in it is looked for, where V8 waits until it is four times as large: of what a build and
 *   a check make, hardly anything lives. It takes 50 of 420 MB from the build of 5,000 generated pages, and no time.
 * - Functions become machine code after they have run three times as long as V8 of Node 20 asks for: in a check of heads, half of
 *   what the second core does is to make code that hardly runs any more. It takes 18 % of the CPU from that check, 8 % from a
 *   cold build of 4,562 pages, and a little of the time of both. Later Nodes have another compiler in between.
 */
export function tuneEngine(): void {
  setFlagsFromString('--heap-growing-percent=100')
  if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=400000')
}
