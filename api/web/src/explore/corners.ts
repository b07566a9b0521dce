// How are things and lines handed to the drawing? Corner by corner: where software draws, it begins anew with each instance.

import { EdgeRectangleProgram, type InstancedProgramDefinition, type ProgramDefinition } from "sigma/rendering";
import type { EdgeDisplayData, NodeDisplayData } from "sigma/types";

/** Give the data of an item, which stand at `start`, to each of its corners, with what is the corner's own behind them. */
export function repeat(array: Float32Array, start: number, items: number, corners: number[][]): void {
  corners.forEach((own, corner) => {
    const at = start + corner * (items + own.length);
    array.copyWithin(at, start, start + items);
    array.set(own, at + items);
  });
}

/** Sigma's own lines, whose corners are handed over as instances. */
const LINE = EdgeRectangleProgram.prototype.getDefinition() as InstancedProgramDefinition;
const ITEMS = 8; // numbers of a line: two places, a normal, a colour, an id

export class LineProgram extends EdgeRectangleProgram {
  override getDefinition(): ReturnType<EdgeRectangleProgram["getDefinition"]> {
    const { CONSTANT_ATTRIBUTES: own, CONSTANT_DATA: _, ATTRIBUTES: items, ...rest } = LINE;
    const definition: ProgramDefinition = { ...rest, ATTRIBUTES: [...items, ...own] };
    return definition as ReturnType<EdgeRectangleProgram["getDefinition"]>;
  }

  override processVisibleItem(index: number, start: number, source: NodeDisplayData, target: NodeDisplayData, data: EdgeDisplayData): void {
    super.processVisibleItem(index, start, source, target, data);
    repeat(this.array, start, ITEMS, LINE.CONSTANT_DATA);
  }
}
