#!/usr/bin/python3
"""Writes from_openpyxl.xlsx beside this file: a workbook as openpyxl makes it, to read in xlsx_test.cpp."""
import datetime
import pathlib

import openpyxl

book = openpyxl.Workbook()
sheet = book.active
sheet.title = "企业"
sheet.merge_cells("A1:F1")
sheet["A1"] = "园区企业名录"
sheet.append([])
sheet.append(["name", "revenue", "founded", "checked_at", "listed", "note"])
sheet.append(["崇明船舶 & Co <1>", 1234567.89, datetime.date(2024, 3, 5),
              datetime.datetime(2024, 3, 5, 6, 7, 8), True, "#DIV/0!"])
sheet.append(["测试", 0.1, datetime.date(1999, 12, 31), datetime.datetime(2000, 2, 29), False, "  blanks kept  "])
sheet.append([])
sheet.append(["第三", -5, None, None, None, "line 1\nline 2"])
sheet["B7"].number_format = '#,##0.00"m"'
second = book.create_sheet("Second sheet")
second.append(["a", "b"])
second.append([1, 2])
book.save(pathlib.Path(__file__).parent / "from_openpyxl.xlsx")
