//! What surrounds every page, in Chinese.

use crate::console::language::number::grouped;
use crate::console::language::shell::Shell;

/// The strings in Chinese.
pub const CHINESE: Shell = Shell {
    window_title: |page| format!("{page} – Halftone"),
    skip: "跳到正文",
    demo: "演示账号",
    account: |account, region| format!("{account} · {region}"),
    disconnect: "断开连接",
    lock: "锁定",
    lock_hint: "在所有标签页中清除密钥；如保留了两天内的签名密钥，也一并清除",
    ends: |minutes| match minutes {
        0 => "签名密钥已失效，请重新连接".to_owned(),
        _ => format!("请在 {} 分钟内重新连接", grouped(minutes)),
    },
    language: "语言",
    theme: "主题",
    theme_auto: "跟随系统",
    theme_light: "浅色",
    theme_dark: "深色",
    breadcrumbs: "路径",
    not_found: "该地址没有对应的页面",
    not_found_advice: "本控制台的地址格式为 #/地域，其后可依次加上 /命名空间、/函数名、/alias/别名。",
    home: "返回首页",
    missing: "控制台的一部分未能加载",
    missing_advice: "请检查浏览器是否联网、halftone serve 是否仍在运行，然后重试。如果控制台刚刚更新过，请重新加载页面。",
    broken: "控制台已停止运行",
    broken_advice: "这是控制台自身的故障，已发出的写操作不会丢失。请重新加载页面并重新连接，确认函数的状态后再继续。",
    reload: "重新加载",
    refresh: "刷新",
    age: |seconds| match seconds {
        0..5 => "刚刚读取".to_owned(),
        5..90 => format!("{seconds} 秒前读取"),
        90..5_400 => format!("{} 分钟前读取", (seconds + 30) / 60),
        _ => format!("{} 小时前读取", (seconds + 1_800) / 3_600),
    },
    cancel: "取消",
};
