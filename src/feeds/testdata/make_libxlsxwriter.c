/* Writes a workbook as libxlsxwriter makes it, to read in xlsx_test.cpp:
   cc make_libxlsxwriter.c -lxlsxwriter -o /tmp/make && /tmp/make from_libxlsxwriter.xlsx */
#include <xlsxwriter.h>

int main(int count, char** arguments) {
  if (count != 2) return 2;
  lxw_workbook_options options = {.constant_memory = LXW_TRUE};
  lxw_workbook* book = workbook_new_opt(arguments[1], &options);
  lxw_worksheet* sheet = workbook_add_worksheet(book, "评级");
  lxw_format* day = workbook_add_format(book);
  format_set_num_format(day, "yyyy\"年\"m\"月\"d\"日\"");
  lxw_format* percent = workbook_add_format(book);
  format_set_num_format(percent, "0.00%");
  char const* names[] = {"企业", "评分", "日期", "占比", "公式", "正常"};
  for (int i = 0; i < 6; ++i) worksheet_write_string(sheet, 0, (lxw_col_t)i, names[i], NULL);
  lxw_datetime date = {2024, 2, 29, 0, 0, 0};
  worksheet_write_string(sheet, 1, 0, "瀛洲科技", NULL);
  worksheet_write_number(sheet, 1, 1, 87.25, NULL);
  worksheet_write_datetime(sheet, 1, 2, &date, day);
  worksheet_write_number(sheet, 1, 3, 0.125, percent);
  worksheet_write_formula_num(sheet, 1, 4, "=B2*2", NULL, 174.5);
  worksheet_write_boolean(sheet, 1, 5, 1, NULL);
  return workbook_close(book) == LXW_NO_ERROR ? 0 : 1;
}
