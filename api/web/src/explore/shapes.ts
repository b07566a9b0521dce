// How is a node drawn? One program for every shape: the shape tells the kind, the hole in it the rating, colour both again.

import type { NodeDisplayData, RenderParams } from "sigma/types";
import { NodeProgram, type ProgramInfo } from "sigma/rendering";
import { floatColor } from "sigma/utils";

export const SHAPES = ["circle", "square", "diamond", "triangle", "wedge", "pentagon", "hexagon", "star"];

// Every point of the triangle that holds a shape is worked out: so it is no wider than the tips of a star need.
const VERTEX = /* glsl */ `
#define REACH 3.1
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
void main() {
  float size = a_size * u_correctionRatio / u_sizeRatio * 2.0 * REACH;
  vec2 away = size * vec2(cos(a_angle), sin(a_angle));
  gl_Position = vec4((u_matrix * vec3(a_position + away, 1)).xy, 0, 1);
  v_place = away / (size / REACH);
  v_blur = u_correctionRatio * 2.0 / (size / REACH);
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
const float TURN = 6.2831853;
float polygon(vec2 p, float corners, float reach, float turn) {
  float step = TURN / corners;
  float angle = atan(p.y, p.x) + turn;
  return cos(floor(0.5 + angle / step) * step - angle) * length(p) - reach * cos(step / 2.0);
}
float star(vec2 p) {
  float tip = abs(fract((atan(p.y, p.x) - TURN / 4.0) / TURN * 5.0) - 0.5) * 2.0;
  return (length(p) - (0.62 + 0.9 * tip * tip)) * 0.7;
}
float outline(vec2 p) {
  if (v_shape < 0.5) return length(p) - 1.0;
  if (v_shape < 1.5) return max(abs(p.x), abs(p.y)) - 0.88;
  if (v_shape < 2.5) return (abs(p.x) + abs(p.y) - 1.35) * 0.7071;
  if (v_shape < 3.5) return polygon(p, 3.0, 1.45, TURN / 4.0);
  if (v_shape < 4.5) return polygon(p, 3.0, 1.45, -TURN / 4.0);
  if (v_shape < 5.5) return polygon(p, 5.0, 1.2, TURN / 4.0);
  if (v_shape < 6.5) return polygon(p, 6.0, 1.15, 0.0);
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
      ],
      CONSTANT_ATTRIBUTES: [{ name: "a_angle", size: 1, type: FLOAT }],
      CONSTANT_DATA: [[0], [(2 * Math.PI) / 3], [(4 * Math.PI) / 3]],
    };
  }

  processVisibleItem(index: number, start: number, data: Drawn): void {
    const values = [data.x, data.y, data.size, floatColor(data.color), index, data.shape ?? 0, data.hole ?? 0];
    this.array.set(values, start);
  }

  setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo<(typeof UNIFORMS)[number]>): void {
    gl.uniform1f(uniformLocations.u_correctionRatio, params.correctionRatio);
    gl.uniform1f(uniformLocations.u_sizeRatio, params.sizeRatio);
    if (uniformLocations.u_paper) gl.uniform3f(uniformLocations.u_paper, ...through.paper);
    gl.uniformMatrix3fv(uniformLocations.u_matrix, false, params.matrix);
  }
}
