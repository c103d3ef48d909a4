import { z } from "zod";
import {
  divisionCode,
  list,
  pattern,
  schemaKey,
  strict,
  table,
  title,
  unitId,
} from "../../diagnostic/index.js";

const aliases = list(z.string().min(1)).optional().describe("别名、简称");
const named = { name: title.describe("正式名称"), aliases };
const departmentId = pattern("department-id", /^[a-z0-9]+(?:-[a-z0-9]+)*$/).describe("部门标识，如 samr");
const district = pattern("district-code", /^\d{6}$/);

export const divisionSchema = strict({
  code: divisionCode,
  name: title.describe("区划名称"),
  level: z.enum(["city", "district", "street"]).describe("层级：city 市、district 区、street 街道（乡镇）"),
  aliases,
  unit: strict({ ...named, superior: unitId.optional().describe("上级单位；不写则街道归区、区归市") })
    .nullable()
    .describe("该区划的政府或管理机构；没有则写 null，由上一级负责"),
});

export const declaredUnitKinds = ["enterprise", "state-unit", "city-department", "other"] as const;

export const unitSchema = strict({
  id: unitId,
  ...named,
  kind: z
    .enum(declaredUnitKinds)
    .describe("类别：enterprise 公共服务企业、state-unit 中央在京单位、city-department 市级部门、other 其他"),
  superior: unitId.optional().describe("上级或主管单位，回避时由它承办"),
});

export const departmentSchema = strict({
  id: departmentId,
  city: strict(named).optional().describe("市级部门"),
  district: strict({
    name: title.describe("区级部门名称模板：{district} 是区名，{short} 是不带“区”的区名"),
    aliases,
    names: z.record(district, title).optional().describe("名称不按模板的区"),
    except: list(district).optional().describe("没有这个部门的区，由区政府负责"),
    superior: z
      .enum(["district", "city"])
      .optional()
      .describe("上级：district 所在区（默认）；city 市级同一部门，垂直管理的写它"),
  })
    .optional()
    .describe("区级部门，按模板在每个区各有一个"),
});

export const unitsSchema = strict({
  ...schemaKey,
  divisions: list(divisionSchema).optional().describe("区划"),
  shortNames: strict({
    notBefore: list(z.string().min(1)).describe("后面紧跟这些字的不算，如 朝阳路、丰台站"),
    except: list(district).optional().describe("要带“区”才认的区：不带“区”是常用的词，如 大兴"),
  })
    .optional()
    .describe("文字里的区名可以不带“区”；不写，只认带“区”的"),
  places: table(divisionCode, list(z.string().trim().min(2)))
    .optional()
    .describe("人们说的地名各在哪个区划：社区、村、片区；在几处都有的不写"),
  units: list(unitSchema).optional().describe("其他单位"),
  departments: list(departmentSchema).optional().describe("部门模板"),
});

export type Division = z.infer<typeof divisionSchema>;
export type ShortNames = NonNullable<z.infer<typeof unitsSchema>["shortNames"]>;
export type DeclaredUnit = z.infer<typeof unitSchema>;
export type Department = z.infer<typeof departmentSchema>;
