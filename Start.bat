@echo off
rem Double-click this file to start Asylum, Explained.
cd /d "%~dp0"
set "PY=py -3"
where py >nul 2>nul
if errorlevel 1 set "PY=python"
%PY% --version >nul 2>nul
if errorlevel 1 (
  echo Asylum, Explained needs Python 3.11 or newer. Install it from python.org, then start again.
  pause
  exit /b 1
)
%PY% start.py %*
if errorlevel 1 pause
