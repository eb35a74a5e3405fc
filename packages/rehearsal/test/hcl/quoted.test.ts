import { quoted } from '../../src/hcl/quoted';

describe('a string of JSON as a template of HCL', () => {
  it.each([
    ['plain', '"plain"'],
    ['', '""'],
    ['{"a":"b"}', '"{\\"a\\":\\"b\\"}"'],
    ['a\\b', '"a\\\\b"'],
    ['two\nlines\twith\r', '"two\\nlines\\twith\\r"'],
    ['\u0001', '"\\u0001"'],
    ['${aws_vpc.it.id}', '"${aws_vpc.it.id}"'],
    ['{"a":"${x.y["k"]}"}', '"{\\"a\\":\\"${x.y["k"]}\\"}"'],
    ['${jsonencode({"a" = "}"})}"', '"${jsonencode({"a" = "}"})}\\""'],
    ['${join("${var.a}\\"", [])}"', '"${join("${var.a}\\"", [])}\\""'],
    ['%{if x == "y"}"%{endif}', '"%{if x == "y"}\\"%{endif}"'],
    ['$${not "this"}', '"$${not \\"this\\"}"'],
    ['%%{nor "this"}', '"%%{nor \\"this\\"}"'],
    ['$ and % and $$', '"$ and % and $$"'],
  ])('%j is %s', (text, expected) => expect(quoted(text)).toBe(expected));
});
