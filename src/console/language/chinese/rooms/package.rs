//! What is wrong with a package, in Chinese.

use crate::archive::{Problem, Size};

/// A reason against a package, and what to do.
pub(super) fn problem(problem: &Problem) -> String {
    match problem {
        Problem::NotAnArchive => {
            "这不是 zip 压缩包。请选择 .zip 文件，或者选择代码所在的文件夹。".to_owned()
        }
        Problem::CutOff => {
            "压缩包缺少结尾，可能是下载中断所致。请重新制作或重新下载。".to_owned()
        }
        Problem::Damaged => {
            "压缩包已损坏：目录与内容不一致。请重新制作。".to_owned()
        }
        Problem::SeveralParts => {
            "这是分卷压缩包中的一卷。请制作成单个文件的压缩包。".to_owned()
        }
        Problem::LargeFormat => {
            "压缩包采用了用于超过 65,534 个文件或 4 GB 的格式（zip64）。请去掉函数不需要的文件，或者直接选择文件夹。"
                .to_owned()
        }
        Problem::Encrypted { name } => {
            format!("{name} 有密码保护，而云端无法询问密码。请制作不加密的压缩包。")
        }
        Problem::Method { name } => {
            format!("{name} 使用了少见的压缩方式。请用普通的 zip 压缩（deflate）制作压缩包。")
        }
        Problem::NameNotAllowed { name } => format!(
            "压缩包中有文件会解压到函数目录之外：{name:?}。请在代码所在的文件夹内制作压缩包。"
        ),
        Problem::Backslash { name } => format!(
            "{name} 的名称中有反斜杠，它在 Linux 上不代表文件夹。请用其他程序制作压缩包，或者直接选择文件夹。"
        ),
        Problem::NameTwice { name } => {
            format!("{name} 在压缩包中出现了两次。请重新制作压缩包。")
        }
        Problem::Empty => "其中没有文件。请选择代码所在的文件夹。".to_owned(),
        Problem::TooLarge { bytes, largest } => format!(
            "代码包已达到 {}，而云端一次上传最多接受 {}。请去掉函数不需要的文件，或者将依赖库放入层。",
            size(bytes),
            size(largest)
        ),
        Problem::InsideFolder { folder, file } => format!(
            "所有文件都在文件夹 {folder} 内，云端会找不到 {file}。请打包 {folder} 里面的内容，而不是 {folder} 本身；在这里选择该文件夹即可。"
        ),
        Problem::EntryPointMissing {
            file,
            runtime,
            handler,
        } => format!(
            "其中没有 {file}。函数的运行环境是 {runtime}，执行方法是 {handler}，云端会找不到代码。请加入该文件。"
        ),
        Problem::Compression => {
            "浏览器无法压缩这些文件。请更新浏览器，或者改为选择 .zip 文件。".to_owned()
        }
    }
}

/// A number of bytes, said in the unit that fits.
pub(super) fn size(size: &Size) -> String {
    // Only bytes have a word of their own.
    match size.0 {
        bytes @ 0..1024 => format!("{bytes} 字节"),
        _ => size.to_string(),
    }
}
