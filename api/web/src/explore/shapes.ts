// How is a node drawn? One program for every shape: the shape tells the kind, the hole in it the rating, colour both again.

import type { NodeDisplayData, RenderParams } from "sigma/types";
import { NodeProgram, type ProgramInfo } from "sigma/rendering";
import { floatColor } from "sigma/utils";
import { repeat } from "./corners";

export const SHAPES = ["circle", "square", "diamond", "triangle", "wedge", "pentagon", "hexagon", "star"];

// Every point of the triangle that holds a shape is worked out: so it is no wider than twice what the shape's tips reach.
const VERTEX = /* glsl */ `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec2 a_position;
attribute float a_size;
attribute float a_shape;
attribute float a_hole;
attribute float a_angle;
uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_correctionRatio;
varying vec4 v_color;
varying vec2 v_place;
varying float v_shape;
varying float v_hole;
varying float v_blur;
float reach() {
  if (a_shape < 0.5) return 2.1;
  if (a_shape < 1.5) return 2.6;
  if (a_shape < 2.5) return 2.8;
  if (a_shape < 4.5) return 3.0;
  if (a_shape < 6.5) return 2.5;
  return 3.1;
}
void main() {
  float unit = a_size * u_correctionRatio / u_sizeRatio * 2.0;
  vec2 away = unit * reach() * vec2(cos(a_angle), sin(a_angle));
  gl_Position = vec4((u_matrix * vec3(a_position + away, 1)).xy, 0, 1);
  v_place = away / unit;
  v_blur = u_correctionRatio * 2.0 / unit;
  v_shape = a_shape;
  v_hole = a_hole;
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= 255.0 / 254.0;
}`;

const FRAGMENT = /* glsl */ `
precision highp float;
uniform vec3 u_paper;
varying vec4 v_color;
varying vec2 v_place;
varying float v_shape;
varying float v_hole;
varying float v_blur;
const vec2 FOLD = vec2(0.809, -0.5878);
const vec2 EDGE = vec2(0.9415, 0.3369);
// Every shape is the same on its right and left. Half-planes and folds, as software works out all shapes for each point.
float star(vec2 p) {
  p -= 2.0 * max(dot(FOLD, p), 0.0) * FOLD;
  p -= 2.0 * max(dot(vec2(-FOLD.x, FOLD.y), p), 0.0) * vec2(-FOLD.x, FOLD.y);
  return dot(vec2(abs(p.x), p.y - 1.52), EDGE);
}
float outline(vec2 at) {
  vec2 p = vec2(abs(at.x), at.y);
  if (v_shape < 0.5) return length(p) - 1.0;
  if (v_shape < 1.5) return max(p.x, abs(p.y)) - 0.88;
  if (v_shape < 2.5) return (p.x + abs(p.y) - 1.35) * 0.7071;
  if (v_shape < 3.5) return max(-p.y, 0.866 * p.x + 0.5 * p.y) - 0.725;
  if (v_shape < 4.5) return max(p.y, 0.866 * p.x - 0.5 * p.y) - 0.725;
  if (v_shape < 5.5) return max(-p.y, max(0.9511 * p.x - 0.309 * p.y, 0.5878 * p.x + 0.809 * p.y)) - 0.9708;
  if (v_shape < 6.5) return max(p.x, 0.5 * p.x + 0.866 * abs(p.y)) - 0.9959;
  return star(p);
}
void main() {
  float inside = outline(v_place);
  #ifdef PICKING_MODE
  gl_FragColor = inside > 0.0 ? vec4(0.0) : v_color;
  #else
  float shown = 1.0 - smoothstep(-v_blur, 0.0, inside);
  float hole = v_hole > 0.0 ? 1.0 - smoothstep(v_hole - v_blur, v_hole, length(v_place)) : 0.0;
  gl_FragColor = vec4(mix(v_color.rgb, u_paper, hole) * shown * v_color.a, shown * v_color.a);
  #endif
}`;

const ANGLES = [[0], [(2 * Math.PI) / 3], [(4 * Math.PI) / 3]]; // at which the corners of a triangle stand
const UNIFORMS = ["u_sizeRatio", "u_correctionRatio", "u_matrix", "u_paper"] as const;

/** What shows through the hole of a shape: the paper, as red, green and blue from 0 to 1. */
export const through = { paper: [1, 1, 1] as [number, number, number] };

export interface Drawn extends NodeDisplayData {
  shape?: number;
  hole?: number;
}

export class ShapeProgram extends NodeProgram<(typeof UNIFORMS)[number]> {
  getDefinition() {
    const { UNSIGNED_BYTE, FLOAT, TRIANGLES } = WebGLRenderingContext;
    return {
      VERTICES: 3,
      VERTEX_SHADER_SOURCE: VERTEX,
      FRAGMENT_SHADER_SOURCE: FRAGMENT,
      METHOD: TRIANGLES,
      UNIFORMS,
      ATTRIBUTES: [
        { name: "a_position", size: 2, type: FLOAT },
        { name: "a_size", size: 1, type: FLOAT },
        { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_id", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_shape", size: 1, type: FLOAT },
        { name: "a_hole", size: 1, type: FLOAT },
        { name: "a_angle", size: 1, type: FLOAT },
      ],
    };
  }

  processVisibleItem(index: number, start: number, data: Drawn): void {
    const values = [data.x, data.y, data.size, floatColor(data.color), index, data.shape ?? 0, data.hole ?? 0];
    this.array.set(values, start);
    repeat(this.array, start, values.length, ANGLES);
  }

  setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo<(typeof UNIFORMS)[number]>): void {
    gl.uniform1f(uniformLocations.u_correctionRatio, params.correctionRatio);
    gl.uniform1f(uniformLocations.u_sizeRatio, params.sizeRatio);
    if (uniformLocations.u_paper) gl.uniform3f(uniformLocations.u_paper, ...through.paper);
    gl.uniformMatrix3fv(uniformLocations.u_matrix, false, params.matrix);
  }
}
