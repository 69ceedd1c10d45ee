//! What is saved or copied for other tools, and links to what is shown.

use super::super::export::Export;

/// The strings in simplified Chinese.
pub const CHINESE: Export = Export {
    csv: "保存为 CSV",
    csv_of: |table| format!("保存为 CSV：{table}"),
    csv_file: |what, of| format!("halftone-{what}-{of}.csv"),
    weight: "权重（%）",
    time: "时间",
    title: "变更",
    sentence: "内容",
    end: "结果",
    serverless: "serverless.yml",
    terraform: "Terraform",
    terraform_hint: "适用于 provider tencentcloud。已存在的资源先用其上方的命令导入。",
    copy_link: "复制链接",
    between: |from, until| format!("{from} – {until}"),
    too_old: |hours| format!("链接所指的时间已超过 {hours} 小时，这里不再保留其数据。"),
};
