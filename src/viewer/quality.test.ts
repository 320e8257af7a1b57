import { expect, it } from 'vitest';
import { isSoftwareRenderer } from './graphics.ts';
import { firstLevel, Quality } from './quality.ts';

it('goes down when frame after frame is late, and stays there', () => {
  const quality = new Quality('high');
  for (let frame = 0; frame < 9; frame += 1) expect(quality.frame(50)).toBe(false);
  expect(quality.frame(50)).toBe(true);
  expect(quality.level.name).toBe('middle');
  for (let frame = 0; frame < 100; frame += 1) quality.frame(16);
  expect(quality.level.name).toBe('middle');
});

it('takes no single hitch and no pause for a slow device', () => {
  const quality = new Quality('high');
  for (let frame = 0; frame < 60; frame += 1) quality.frame(frame % 5 === 0 ? 90 : 16);
  for (let frame = 0; frame < 60; frame += 1) quality.frame(5_000);
  expect(quality.level.name).toBe('high');
});

it('draws coarser while it moves', () => {
  const quality = new Quality('high');
  expect(quality.ratio(false, 3)).toBe(1.5);
  expect(quality.ratio(true, 3)).toBe(1.25);
  expect(quality.ratio(true, 1)).toBe(1);
});

it('begins where the device is', () => {
  expect(firstLevel({ isSoftware: true, cores: 16, memoryGb: 8 })).toBe('low');
  expect(firstLevel({ isSoftware: false, cores: 4, memoryGb: 8 })).toBe('middle');
  expect(firstLevel({ isSoftware: false, cores: undefined, memoryGb: undefined })).toBe('high');
});

it.each([
  ['ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero)), SwiftShader driver)', true],
  ['llvmpipe (LLVM 15.0.6, 256 bits)', true],
  ['ANGLE (Microsoft, Microsoft Basic Render Driver Direct3D11)', true],
  ['ANGLE (Intel, Mesa Intel(R) UHD Graphics 620, OpenGL 4.6)', false],
  ['Apple GPU', false],
])('%s: drawn by the processor %s', (name, isSoftware) => {
  expect(isSoftwareRenderer(name)).toBe(isSoftware);
});
