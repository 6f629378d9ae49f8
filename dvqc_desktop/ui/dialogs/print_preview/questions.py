"""What is asked before a sheet that should stay on paper is saved as a file."""

from dvqc_desktop.ui.messages import Question

SHEET_AS_FILE = Question(
    "Lưu phiếu khôi phục",
    "Lưu phiếu khôi phục thành tệp?",
    "Ai có tệp này đều mở được sổ. Nên in ra giấy rồi cất; nếu vẫn lưu, để trên USB riêng và xóa khỏi máy sau khi in.",
    "Vẫn lưu tệp",
    "Không lưu",
    checked="Tôi sẽ không để tệp này trên máy",
)
SHEET_OF_PERSON = Question(
    "Lưu tờ ghi về một người",
    "Lưu tờ này thành tệp?",
    "Tờ này có loại và lời ghi về một người, để trao tận tay người đó. Nên in ra giấy; nếu vẫn lưu, đừng gửi qua "
    "mạng và xóa tệp sau khi in.",
    "Vẫn lưu tệp",
    "Không lưu",
    checked="Tôi sẽ không để tệp này trên máy",
)
